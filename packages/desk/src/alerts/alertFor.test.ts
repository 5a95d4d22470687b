import { expect, test } from 'vitest';
import { noon, sampleChat, sampleMessage, sampleWelcome } from '../../test/scripted/samples.js';
import type { DeskEvent } from '../state/deskEvent.js';
import { emptyDesk } from '../state/deskState.js';
import { reduceDesk } from '../state/reduceDesk.js';
import { alertFor } from './alertFor.js';

const before = reduceDesk(emptyDesk, sampleWelcome({ chats: [sampleChat('a')] }), noon);
const looking = { focused: true, inView: ['a'] };
const away = { focused: false, inView: ['a'] };
const elsewhere = { focused: true, inView: ['b'] };
const word: DeskEvent = { type: 'message', message: sampleMessage('a', 2, 'visitor', '?') };
const ended = sampleChat('n', { conversation: { id: 'n', intent: 'chat', phase: 'ended' } });

test.each<[string, DeskEvent, typeof looking, string | undefined]>([
  ['a new chat rings', { type: 'chat', chat: sampleChat('n') }, looking, 'chat'],
  ['a known chat told again does not', { type: 'chat', chat: sampleChat('a') }, away, undefined],
  ['an ended chat does not', { type: 'chat', chat: ended }, away, undefined],
  ['a word in view of a focused window is silent', word, looking, undefined],
  ['a word behind another window rings', word, away, 'message'],
  ['a word in a chat behind a tab rings', word, elsewhere, 'message'],
  [
    'a word told twice is silent',
    { type: 'message', message: sampleMessage('a', 1, 'visitor', 'Hello') },
    away,
    undefined,
  ],
  [
    'the place of what was removed meanwhile is silent',
    { type: 'message', message: sampleMessage('a', 2, 'visitor', '', { parts: [], removed: true }) },
    away,
    undefined,
  ],
  [
    'our own word is silent',
    { type: 'message', message: sampleMessage('a', 2, 'operator', '!') },
    away,
    undefined,
  ],
  ['a welcome is silent', sampleWelcome({ chats: [sampleChat('z')] }), away, undefined],
])('%s', (_name, event, attention, expected) => {
  expect(alertFor(event, before, attention)).toBe(expected);
});
