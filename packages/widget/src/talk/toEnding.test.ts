import type { Conversation, Part } from '@comptoir/transport';
import { expect, it } from 'vitest';
import { toEnding } from './toEnding.js';

const open: Conversation = { id: 'c2', intent: 'chat', phase: 'open' };
const ended: Conversation = { ...open, phase: 'ended' };
const rated: Conversation = { ...ended, rating: { score: 5 } };
const over: Part = { kind: 'notice', notice: { code: 'conversation_ended', by: 'operator' } };
const says = (conversation: string) => [{ conversation, parts: [over] }];

it.each([
  ['nothing yet', undefined, undefined, [], false, false, undefined],
  ['it goes on', open, undefined, says('c1'), false, false, undefined],
  ['it waits for its rating', ended, ended, says('c2'), false, false, 'rating'],
  ['it was rated', rated, undefined, says('c2'), false, false, 'thanks'],
  ['its messages say that it is over', ended, undefined, says('c2'), false, false, 'again'],
  ['those of the one before do', ended, undefined, says('c1'), false, false, 'ended'],
  ['nobody says it', ended, undefined, [], false, false, 'ended'],
  ['it was rated on the way to another button', rated, undefined, says('c2'), true, false, 'thanks'],
  [
    'it was rated on the way to another button below the greeting',
    rated,
    undefined,
    [],
    true,
    true,
    'thanks',
  ],
  ['the next begins', ended, undefined, says('c2'), true, false, 'greeting'],
  ['the next begins below the greeting', ended, undefined, [], true, true, undefined],
] as const)('%s', (_, conversation, due, messages, begins, greeted, ending) => {
  expect(toEnding(conversation, due, messages, begins, greeted, false)).toBe(ending);
});

it('thanks for the rating until the next is begun from there', () => {
  expect(toEnding(rated, undefined, says('c2'), true, false, true)).toBe('greeting');
});
