import { ChatError } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../../test/deepFreeze.js';
import type { Outbox, OutboxChange, OutboxEntry } from './outbox.js';
import { reduceOutbox } from './reduceOutbox.js';

const error = new ChatError('bad_value');
const entry = (clientId: string, rest: Partial<OutboxEntry> = {}): OutboxEntry => ({
  clientId,
  parts: [{ kind: 'text', text: clientId }],
  at: 1,
  isTried: false,
  status: 'pending',
  ...rest,
});

const outbox: Outbox = deepFreeze([
  entry('tried', { isTried: true }),
  entry('fresh'),
  entry('failed', { status: 'failed', error }),
  entry('uncertain', { status: 'uncertain', isTried: true }),
]);

const shown = (entries: Outbox) =>
  entries.map(({ clientId, status, isTried }) => `${clientId}=${status}${isTried ? '!' : ''}`).join(' ');
const all = 'tried=pending! fresh=pending failed=failed uncertain=uncertain!';

/** What becomes of the four entries; `=` means that the very same outbox is answered and nothing is written. */
const table: Readonly<Record<OutboxChange['type'], readonly (readonly [OutboxChange, string])[]>> = {
  queued: [[{ type: 'queued', entry: entry('new') }, `${all} new=pending`]],
  tried: [
    [{ type: 'tried', clientId: 'fresh' }, all.replace('fresh=pending', 'fresh=pending!')],
    [{ type: 'tried', clientId: 'failed' }, '='],
    [{ type: 'tried', clientId: 'unknown' }, '='],
  ],
  returned: [
    [{ type: 'returned', clientId: 'tried' }, all.replace('tried=pending!', 'tried=pending')],
    [{ type: 'returned', clientId: 'uncertain' }, '='],
  ],
  stored: [
    [{ type: 'stored', clientIds: new Set(['tried', 'failed']) }, 'fresh=pending uncertain=uncertain!'],
    [{ type: 'stored', clientIds: new Set(['unknown']) }, '='],
  ],
  failed: [
    [{ type: 'failed', clientId: 'tried', error }, all.replace('tried=pending!', 'tried=failed')],
    [{ type: 'failed', clientId: 'uncertain', error }, '='],
  ],
  doubted: [
    [{ type: 'doubted', clientId: 'tried' }, all.replace('tried=pending!', 'tried=uncertain!')],
    [{ type: 'doubted', clientId: 'failed' }, '='],
  ],
  retried: [
    [{ type: 'retried', clientId: 'failed' }, all.replace('failed=failed', 'failed=pending')],
    [{ type: 'retried', clientId: 'uncertain' }, all.replace('uncertain=uncertain!', 'uncertain=pending')],
    [{ type: 'retried', clientId: 'tried' }, '='],
  ],
  discarded: [
    [{ type: 'discarded', clientId: 'failed' }, all.replace(' failed=failed', '')],
    [{ type: 'discarded', clientId: 'fresh' }, '='],
  ],
  stranded: [[{ type: 'stranded', error }, 'tried=failed fresh=failed failed=failed uncertain=uncertain!']],
};

describe('reduceOutbox', () => {
  for (const [change, expected] of Object.values(table).flat()) {
    test(`${change.type} ${'clientId' in change ? change.clientId : ''}`, () => {
      const next = reduceOutbox(outbox, change);
      if (expected === '=') expect(next).toBe(outbox);
      else expect(shown(next)).toBe(expected);
    });
  }

  test('a message that is tried again has no error any more', () => {
    const next = reduceOutbox(outbox, { type: 'retried', clientId: 'failed' });
    expect(next[2]).not.toHaveProperty('error');
  });

  test('an empty outbox does not change when the connection closes', () => {
    const empty: Outbox = [];
    expect(reduceOutbox(empty, { type: 'stranded', error })).toBe(empty);
  });
});
