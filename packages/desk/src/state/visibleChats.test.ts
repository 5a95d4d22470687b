import { expect, test } from 'vitest';
import { sampleChat } from '../../test/scripted/samples.js';
import { mergeChat } from './mergeChat.js';
import { visibleChats } from './visibleChats.js';

const chats = ['a', 'b', 'c', 'd', 'e'].map((id) => mergeChat(undefined, sampleChat(id)));

test.each([
  ['a', 4, 'abcd'],
  ['d', 4, 'abcd'],
  ['e', 4, 'e'],
  ['b', 2, 'ab'],
  ['c', 2, 'cd'],
  ['c', 1, 'c'],
  [undefined, 2, 'ab'],
  ['gone', 4, 'abcd'],
] as const)('with %s active and %i columns one sees %s', (active, columns, expected) => {
  expect(
    visibleChats(chats, active, columns)
      .map((chat) => chat.conversation.id)
      .join(''),
  ).toBe(expected);
});
