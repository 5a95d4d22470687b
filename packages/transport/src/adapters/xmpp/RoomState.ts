import { ChatError } from '../../errors.js';
import type { Availability, Conversation, MessageId } from '../../model.js';
import type { TransportEvent } from '../../transport.js';

/** What the dispatcher says about one visitor's room. */
export interface RoomState {
  /** Counts the changes: an older state that arrives late is left aside. */
  readonly version: number;
  readonly availability: Availability;
  readonly conversation?: Conversation;
  /** The newest of the visitor's messages that an operator has read. */
  readonly readUpTo?: MessageId;
  /** The newest message the visitor has read. */
  readonly seenUpTo?: MessageId;
}

/** Reads a state; the dispatcher is the shop's own, so that only what this adapter leans on is looked at. */
export function readState(value: unknown): RoomState {
  const state = Object(value) as RoomState;
  const { version, availability, conversation = { phase: '' } } = state;
  if (version > 0 && availability && typeof conversation?.phase === 'string') return state;
  throw new ChatError('bad_frame', { message: 'no state of a room' });
}

/** A state as events: what of it is known, each in one. */
function toAll({ conversation, availability, readUpTo, seenUpTo }: RoomState): readonly TransportEvent[] {
  return [
    { type: 'availability', availability },
    ...(conversation ? [{ type: 'conversation', conversation } as const] : []),
    ...(readUpTo ? [{ type: 'receipt', receipt: 'read', upTo: readUpTo } as const] : []),
    ...(seenUpTo ? [{ type: 'seen', upTo: seenUpTo } as const] : []),
  ];
}

/** What changed between two states, as events. */
export function toEvents(before: RoomState, after: RoomState): readonly TransportEvent[] {
  const known = JSON.stringify(toAll(before));
  return toAll(after).filter((event) => !known.includes(JSON.stringify(event)));
}
