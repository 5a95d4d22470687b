import { ChatError, type FileRef, type Part } from '@comptoir/transport';
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

const stored: FileRef = { id: 'u1', name: 'a.png', type: 'image/png', size: 3, url: '/u1' };

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
  queued: [
    [{ type: 'queued', entry: entry('new') }, `${all} new=pending`],
    [{ type: 'queued', entry: entry('failed') }, '='],
  ],
  tried: [
    [{ type: 'tried', clientId: 'fresh' }, all.replace('fresh=pending', 'fresh=pending!')],
    [{ type: 'tried', clientId: 'failed' }, '='],
    [{ type: 'tried', clientId: 'unknown' }, '='],
  ],
  uploaded: [
    [{ type: 'uploaded', clientId: 'fresh', file: 'f1', stored }, all],
    [{ type: 'uploaded', clientId: 'failed', file: 'f1', stored }, '='],
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
    [{ type: 'retried', clientId: 'uncertain' }, all.replace('uncertain=uncertain!', 'uncertain=pending!')],
    [
      { type: 'retried', clientId: 'uncertain', isBlind: true },
      all.replace('uncertain=uncertain!', 'uncertain=pending'),
    ],
    [{ type: 'retried', clientId: 'tried' }, '='],
  ],
  discarded: [
    [{ type: 'discarded', clientId: 'failed' }, all.replace(' failed=failed', '')],
    [{ type: 'discarded', clientId: 'fresh' }, all.replace(' fresh=pending', '')],
    [{ type: 'discarded', clientId: 'tried' }, '='],
  ],
  stranded: [[{ type: 'stranded', error }, 'tried=failed! fresh=failed failed=failed uncertain=uncertain!']],
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

  test('an uploaded file takes the place of the one that waited, in its order', () => {
    const waiting = (id: string): Part => ({ kind: 'file', file: { ...stored, id, url: '' } });
    const blob = new Blob(['abc']);
    const files = ['f1', 'f2'].map((clientId) => ({ clientId, name: 'a.png', blob }));
    const text: Part = { kind: 'text', text: 'look' };
    const before = entry('a', { parts: [text, waiting('f1'), waiting('f2')], files });
    const [once] = reduceOutbox([before], { type: 'uploaded', clientId: 'a', file: 'f1', stored });
    expect(once).toMatchObject({
      parts: [text, { kind: 'file', file: stored }, waiting('f2')],
      files: [files[1]],
    });
    const [twice] = reduceOutbox(once ? [once] : [], { type: 'uploaded', clientId: 'a', file: 'f2', stored });
    expect(twice).not.toHaveProperty('files');
  });

  test('an empty outbox does not change when the connection closes', () => {
    const empty: Outbox = [];
    expect(reduceOutbox(empty, { type: 'stranded', error })).toBe(empty);
  });
});
