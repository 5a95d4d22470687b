import type { Availability, Conversation, Cursor, Message, Rating } from '@comptoir/transport';
import type { Entry, LogAnswer, Room, Stars } from './kontor.js';

/** Zero-padded, so that plain string comparison sorts a guest's whole log. */
const orderDigits = 12;

/** A line of the log as a message. */
export function toMessage(entry: Entry): Message {
  const { number, room, key, at, by, text } = entry;
  return {
    id: `${room}/${number}`,
    order: String(number).padStart(orderDigits, '0'),
    conversation: room,
    at: Date.parse(at),
    from: by === undefined ? 'visitor' : 'operator',
    parts: [{ kind: 'text', text }],
    ...(key !== undefined && { clientId: key }),
    ...(by !== undefined && { author: { id: by, name: by } }),
  };
}

/** Stars as a rating. */
export function toRating({ count, words, solved }: Stars): Rating {
  return {
    score: count,
    ...(words !== undefined && { comment: words }),
    ...(solved !== undefined && { solved }),
  };
}

/** A room as a conversation. Kontor has one kind of service, so there is one intent. */
export function toConversation({ id, open, closedAt, stars }: Room): Conversation {
  return {
    id,
    intent: 'chat',
    phase: open ? 'open' : 'ended',
    ...(closedAt !== undefined && { endedAt: Date.parse(closedAt) }),
    ...(stars && { rating: toRating(stars) }),
  };
}

/** Who is there. */
export function toAvailability({ staffed }: LogAnswer): Availability {
  return { online: staffed, intents: { chat: staffed } };
}

/** A place in one guest's log; the log's name in it keeps it from being read in another one. */
export function toCursor(log: string, number: number): Cursor {
  return `${log}.${number}`;
}
