import { describe, expect, test } from 'vitest';
import { messageOf } from '../../test/createScriptedTransport.js';
import { deepFreeze } from '../../test/deepFreeze.js';
import type { ChatMessage } from '../session.js';
import { mergeMessages } from './mergeMessages.js';

const held = (n: number, rest: Partial<ChatMessage> = {}): ChatMessage => ({
  ...messageOf(n),
  status: 'sent',
  ...rest,
});
const ids = (messages: readonly ChatMessage[]) => messages.map(({ id }) => id).join(' ');

describe('mergeMessages', () => {
  test.each([
    ['into nothing', [], [1, 2], 'm1 m2'],
    ['newer behind', [1, 2], [3], 'm1 m2 m3'],
    ['older in front', [3, 4], [1, 2], 'm1 m2 m3 m4'],
    ['between', [1, 4], [3, 2], 'm1 m2 m3 m4'],
    ['the same again', [1, 2], [2, 1], 'm1 m2'],
    ['twice in one page', [], [2, 1, 2, 1], 'm1 m2'],
    ['pages that overlap', [2, 3, 4], [1, 2, 3], 'm1 m2 m3 m4'],
    ['nothing', [1], [], 'm1'],
  ])('%s', (_, stored, incoming, expected) => {
    const before = deepFreeze(stored.map((n) => held(n)));
    expect(ids(mergeMessages(before, deepFreeze(incoming.map((n) => messageOf(n)))))).toBe(expected);
  });

  test('the last version of a message wins, in a page and over what is held', () => {
    const versions = ['first', 'second'].map((text) => messageOf(2, { parts: [{ kind: 'text', text }] }));
    const merged = mergeMessages(deepFreeze([held(1), held(2), held(3)]), deepFreeze(versions));
    expect(merged.map(({ parts }) => parts[0])).toEqual([
      { kind: 'text', text: 'text 1' },
      { kind: 'text', text: 'second' },
      { kind: 'text', text: 'text 3' },
    ]);
  });

  test('a message with another id but the same clientId is the same message', () => {
    const before = deepFreeze([held(1, { clientId: 'a' })]);
    expect(ids(mergeMessages(before, [messageOf(2, { clientId: 'a' })]))).toBe('m2');
  });

  test('messages without a clientId are told apart by id', () => {
    expect(ids(mergeMessages(deepFreeze([held(1)]), [messageOf(2)]))).toBe('m1 m2');
  });

  test('a replaced message keeps its status, an untouched one stays the same object', () => {
    const before = deepFreeze([held(1, { status: 'read' }), held(2)]);
    const after = mergeMessages(before, [messageOf(1)]);
    expect(after[0]?.status).toBe('read');
    expect(after[1]).toBe(before[1]);
  });

  test('order is compared as plain strings, never by time', () => {
    const merged = mergeMessages(
      [],
      [messageOf(1, { order: 'b', at: 1 }), messageOf(2, { order: 'a', at: 9 })],
    );
    expect(ids(merged)).toBe('m2 m1');
  });
});
