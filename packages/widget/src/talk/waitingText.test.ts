import { expect, it } from 'vitest';
import { createDictionary } from '../locales/createDictionary.js';
import { talkWords } from './talkWords.js';
import { waitingText } from './waitingText.js';

const words = createDictionary('en', undefined).words('talk', talkWords);
const queue = { position: 4 };

it.each([
  [undefined, true, ''],
  [{ phase: 'open', queue }, true, ''],
  [{ phase: 'ended', queue }, true, ''],
  [{ phase: 'queued' }, true, 'We are looking for someone who is free.'],
  [{ phase: 'queued', queue }, undefined, 'You are number 4.'],
  [{ phase: 'queued', queue: { ...queue, waitSeconds: 29 } }, true, 'You are number 4. Less than a minute.'],
  [{ phase: 'queued', queue: { ...queue, waitSeconds: 170 } }, true, 'You are number 4. About 3 minutes.'],
  // The window says that nobody is here.
  [{ phase: 'queued' }, false, ''],
  [{ phase: 'queued', queue: { ...queue, waitSeconds: 170 } }, false, ''],
] as const)('%j, somebody there: %s: “%s”', (conversation, here, text) => {
  expect(waitingText(conversation, here, words)).toBe(text);
});
