import { ChatError } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { changeRecords, forgetRecords, readEntries, restoreRecords, tidyRecords } from './changeRecords.js';
import type { OutboxEntry } from './outbox.js';
import { toRecord } from './record.js';

const now = 1_700_000_000_000;
const dayMs = 86_400_000;
const entry = (clientId: string, rest: Partial<OutboxEntry> = {}): OutboxEntry => ({
  clientId,
  parts: [{ kind: 'text', text: 'Здравствуйте' }],
  at: now - 1_000,
  isTried: false,
  status: 'pending',
  ...rest,
});
const file = { clientId: 'f', name: 'a.png', blob: new Blob(['abc']) };
const answers = <Answers>(given: Answers) => ({
  ...({ kind: 'formAnswers', formId: 'size', formVersion: 1, title: 'Size' } as const),
  answers: given,
});
const records = (...all: readonly (readonly [owner: string, entry: OutboxEntry])[]) =>
  new Map<number, unknown>(all.map(([owner, one], index) => [index + 1, toRecord({ owner, entry: one })]));
const shown = (found: ReadonlyMap<number, unknown>, owner = 'me') =>
  readEntries(found, owner).map(({ clientId, status }) => `${clientId}=${status}`);

describe('the records', () => {
  test.each<[string, OutboxEntry]>([
    ['pending', entry('a', { intent: 'stylist' })],
    ['on its way', entry('a', { isTried: true })],
    ['uncertain', entry('a', { status: 'uncertain', isTried: true })],
    ['failed', entry('a', { status: 'failed', error: new ChatError('message_too_large') })],
    [
      'a form',
      entry('a', { parts: [answers([{ name: 'size', label: 'Size', skipped: false, values: ['38'] }])] }),
    ],
    ['with a file', entry('a', { files: [file] })],
  ])('bring back a message that is %s as it was', (_, kept) => {
    const [restored] = readEntries(structuredClone(records(['me', kept])), 'me');
    expect(restored).toEqual(kept);
    expect(restored?.error?.code).toBe(kept.error?.code);
  });

  test.each([
    ['nothing', undefined],
    ['nonsense', 7],
    ['no owner', entry('a')],
    ['no time', { ...entry('a'), owner: 'me', at: 'now' }],
    ['no parts', { ...entry('a'), owner: 'me', parts: 'b' }],
    ['a part of nothing', { ...entry('a'), owner: 'me', parts: [null] }],
    ['a part of no kind', { ...entry('a'), owner: 'me', parts: [{ text: 'b' }] }],
    ['a text that is none', { ...entry('a'), owner: 'me', parts: [{ kind: 'text', text: 7 }] }],
    ['a file part without its file', { ...entry('a'), owner: 'me', parts: [{ kind: 'file' }] }],
    ['files that are no list', { ...entry('a'), owner: 'me', files: 'f' }],
    ['a file of nothing', { ...entry('a'), owner: 'me', files: [null] }],
    ['a file without its bytes', { ...entry('a'), owner: 'me', files: [{ ...file, blob: null }] }],
  ])('that are broken (%s) cost no others, and are tidied away', (_, broken) => {
    const found = new Map([[0, broken], ...records(['me', entry('a')])]);
    expect(shown(found)).toEqual(['a=pending']);
    expect([...tidyRecords(found, 'me', now).keys()]).toEqual([1]);
  });

  test('with files, but none of them, are without: nothing is waited for', () => {
    const [restored] = readEntries(new Map([[1, { ...entry('a'), owner: 'me', files: [] }]]), 'me');
    expect(restored).not.toHaveProperty('files');
  });

  test('an error code of a newer version does not hurt', () => {
    const found = new Map([
      [1, { ...entry('a', { status: 'failed' }), owner: 'me', error: 'from_the_future' }],
    ]);
    expect(shown(found)).toEqual(['a=failed']);
  });

  test('older than a day wait for a word, or are gone when they are nobody’s', () => {
    const old = { at: now - dayMs - 1 };
    const found = records(
      ['me', entry('old', old)],
      ['me', entry('a day', { at: now - dayMs })],
      ['me', entry('doubted', { ...old, status: 'uncertain' })],
      ['other', entry('left', old)],
      ['other', entry('fresh')],
      ['me', entry('tried', { ...old, isTried: true })],
    );
    const tidy = tidyRecords(found, 'me', now);
    expect(shown(tidy)).toEqual(['old=failed', 'a day=pending', 'doubted=uncertain', 'tried=uncertain']);
    expect(shown(tidy, 'other')).toEqual(['fresh=pending']);
    expect(readEntries(tidy, 'me')[0]?.error?.code).toBe('timeout');
    // Untouched ones are the same objects, so that they are not written again.
    expect(tidy.get(2)).toBe(found.get(2));
  });

  test('of somebody else are neither changed nor shown, and forgotten apart', () => {
    const found = records(['me', entry('a')], ['other', entry('a')]);
    const changed = changeRecords(found, 'me', { type: 'stored', clientIds: new Set(['a']) });
    expect([shown(changed), shown(changed, 'other')]).toEqual([[], ['a=pending']]);
    expect([...forgetRecords(found, 'other').keys()]).toEqual([1]);
    expect(forgetRecords(found).size).toBe(0);
  });

  test('that were taken away are put back where they stood, and only once', () => {
    const lost = [entry('a'), entry('b'), entry('c')];
    const left = records(['me', entry('b')], ['me', entry('d')]);
    const restored = restoreRecords(left, 'me', lost);
    expect(shown(restored)).toEqual(['a=pending', 'b=pending', 'c=pending', 'd=pending']);
    const keys = [...restored.keys()];
    expect(keys).toEqual([...keys].sort((one, other) => one - other));
    expect(restoreRecords(restored, 'me', lost)).toBe(restored);
  });
});
