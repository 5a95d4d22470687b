import type { ChatFacts } from '@comptoir/triggers';
import { isStored } from '../front/isStored.js';
import type { Counter } from '../launcher/parts.js';

/** What the rules may know about the chat, also before its code is there: then by what an earlier page has kept. */
export function chatFacts({ chat, prefix }: Counter): ChatFacts {
  const conversation = chat.get('conversation');
  const isKnown = chat.get('connection').phase === 'online';
  const isActive = conversation ? conversation.phase !== 'ended' : !isKnown && isStored(`${prefix}running`);
  return {
    'chat.open': chat.get('open'),
    'chat.active': isActive,
    'chat.never': !conversation && (isKnown || !isStored(`${prefix}token`)),
    ...(conversation && { 'chat.rated': conversation.rating !== undefined }),
    ...(conversation?.endedAt !== undefined && { 'chat.endedAt': conversation.endedAt }),
  };
}
