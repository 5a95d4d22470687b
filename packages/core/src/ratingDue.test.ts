import type { Capabilities, Conversation } from '@comptoir/transport';
import { expect, test } from 'vitest';
import { fullCapabilities, messageOf } from '../test/createScriptedTransport.js';
import { deepFreeze } from '../test/deepFreeze.js';
import { ratingDue } from './ratingDue.js';
import type { ChatMessage } from './session.js';

const ended: Conversation = deepFreeze({ id: 'c1', intent: 'chat', phase: 'ended' });
const answer: ChatMessage = deepFreeze({ ...messageOf(1), status: 'sent' });
const question: ChatMessage = deepFreeze({ ...messageOf(1, { from: 'visitor' }), status: 'sent' });
const elsewhere: ChatMessage = deepFreeze({ ...messageOf(1, { conversation: 'c0' }), status: 'sent' });
const none: Capabilities = { ...fullCapabilities, rating: false };

test.each<[string, Conversation | undefined, ChatMessage[], Capabilities, string | undefined, boolean]>([
  ['ended and answered', ended, [answer], fullCapabilities, undefined, true],
  ['another one was declined', ended, [answer], fullCapabilities, 'c0', true],
  ['no conversation', undefined, [answer], fullCapabilities, undefined, false],
  ['still open', { ...ended, phase: 'open' }, [answer], fullCapabilities, undefined, false],
  ['rated', { ...ended, rating: { score: 5 } }, [answer], fullCapabilities, undefined, false],
  ['nobody answered', ended, [question], fullCapabilities, undefined, false],
  ['answered in another conversation', ended, [elsewhere], fullCapabilities, undefined, false],
  ['declined', ended, [answer], fullCapabilities, 'c1', false],
  ['not offered', ended, [answer], none, undefined, false],
])('%s', (_, conversation, stored, capabilities, answered, isDue) => {
  const due = ratingDue(conversation, stored, capabilities, () => answered);
  expect(due).toBe(isDue ? conversation : undefined);
});
