import type { Conversation } from '@comptoir/transport';
import { expect, test } from 'vitest';
import { fullCapabilities } from '../../test/createScriptedTransport.js';
import { deepFreeze } from '../../test/deepFreeze.js';
import { changeConversation } from './reduceEvent.js';
import { emptyState } from './sessionState.js';

const ended: Conversation = { id: 'c1', intent: 'chat', phase: 'ended', endedAt: 5 };
const rated: Conversation = { ...ended, rating: { score: 5 } };
const next: Conversation = { id: 'c2', intent: 'chat', phase: 'queued' };

test.each<[string, Conversation | undefined, Conversation | undefined, Conversation | undefined]>([
  ['what was said before the rating does not take it back', rated, ended, rated],
  ['a rating arrives', ended, rated, rated],
  [
    'a new rating of the backend counts',
    rated,
    { ...ended, rating: { score: 1 } },
    { ...ended, rating: { score: 1 } },
  ],
  ['the next conversation has none', rated, next, next],
  ['no conversation has none', rated, undefined, undefined],
])('%s', (_, before, told, expected) => {
  const state = deepFreeze({ ...emptyState(fullCapabilities), conversation: before });
  expect(changeConversation(state, told).conversation).toEqual(expected);
});
