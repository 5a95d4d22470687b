import { ChatError } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import type { OutboxEntry } from './outbox.js';
import { readOutbox, writeOutbox } from './storeOutbox.js';

const now = 1_700_000_000_000;
const entry: OutboxEntry = {
  clientId: 'a',
  parts: [{ kind: 'text', text: 'Здравствуйте' }],
  intent: 'stylist',
  at: now - 1_000,
  isTried: false,
  status: 'pending',
};

describe('storeOutbox', () => {
  test.each<[string, OutboxEntry]>([
    ['pending', entry],
    ['on its way', { ...entry, isTried: true }],
    ['uncertain', { ...entry, status: 'uncertain', isTried: true }],
    ['failed', { ...entry, status: 'failed', error: new ChatError('message_too_large') }],
  ])('a message that is %s comes back as it was', (_, kept) => {
    const [restored] = readOutbox(writeOutbox([kept]), now);
    expect(restored).toEqual(kept);
    expect(restored?.error?.code).toBe(kept.error?.code);
  });

  test('an empty outbox is not kept', () => expect(writeOutbox([])).toBeUndefined());

  test.each([
    ['nothing', undefined],
    ['broken JSON', '{'],
    ['no list', '{"clientId":"a"}'],
    ['a list of nonsense', '[null,1,"a",{},{"clientId":1},{"clientId":"a","parts":"b","at":1}]'],
  ])('%s is an empty outbox', (_, text) => expect(readOutbox(text, now)).toEqual([]));

  test('one broken entry does not cost the others', () => {
    const text = JSON.stringify([{ clientId: 'broken' }, JSON.parse(writeOutbox([entry]) ?? '')[0]]);
    expect(readOutbox(text, now)).toEqual([entry]);
  });

  test('what is older than a day is offered and not sent by itself', () => {
    const text = writeOutbox([
      { ...entry, at: now - 86_400_001 },
      { ...entry, clientId: 'b', at: now - 86_400_000 },
    ]);
    expect(readOutbox(text, now).map(({ status }) => status)).toEqual(['failed', 'pending']);
  });

  test('an error code of a newer version does not hurt', () => {
    const text = JSON.stringify([{ ...entry, status: 'failed', error: 'from_the_future' }]);
    expect(readOutbox(text, now)[0]).toMatchObject({ status: 'failed' });
  });
});
