import type { ChatFacts } from '@comptoir/triggers';
import type { Counter } from '../launcher/parts.js';

function stored(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** What the rules may know about the chat, also before its code is there: then by what an earlier page has kept. */
export function chatFacts({ chat, prefix }: Counter): ChatFacts {
  const conversation = chat.get('conversation');
  const isKnown = chat.get('connection').phase === 'online';
  const isActive = conversation ? conversation.phase !== 'ended' : !isKnown && stored(`${prefix}running`);
  return {
    'chat.open': chat.get('open'),
    'chat.active': isActive,
    'chat.never': !conversation && (isKnown || !stored(`${prefix}token`)),
    ...(conversation && { 'chat.rated': conversation.rating !== undefined }),
    ...(conversation?.endedAt !== undefined && { 'chat.endedAt': conversation.endedAt }),
  };
}
