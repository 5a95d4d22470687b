import type { Conversation } from '@comptoir/transport';
import { expect, test } from 'vitest';
import { outgoingIntent } from './outgoingIntent.js';

const of = (intent: string, phase: Conversation['phase']): Conversation => ({ id: 'c1', intent, phase });

test.each([
  ['first message', 'chat', undefined, 'chat'],
  ['first message, nothing chosen', undefined, undefined, undefined],
  ['same intent runs', 'chat', of('chat', 'open'), undefined],
  ['same intent waits', 'chat', of('chat', 'queued'), undefined],
  ['nothing chosen while one runs', undefined, of('chat', 'open'), undefined],
  ['another intent was chosen', 'stylist', of('chat', 'open'), 'stylist'],
  ['chosen after the end', 'stylist', of('chat', 'ended'), 'stylist'],
  ['going on after the end', undefined, of('chat', 'ended'), 'chat'],
  ['same again after the end', 'chat', of('chat', 'ended'), 'chat'],
])('%s', (_, chosen, conversation, expected) => {
  expect(outgoingIntent(chosen, conversation)).toBe(expected);
});
