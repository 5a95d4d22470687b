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
  const state = value as Partial<RoomState> | null;
  const { conversation } = state ?? {};
  const isKnown = conversation === undefined || typeof conversation?.phase === 'string';
  if (!state || !(state.version && state.version > 0) || !state.availability || !isKnown) {
    throw new ChatError('bad_frame', { message: 'no state of a room' });
  }
  return state as RoomState;
}

/** What changed between two states, as events. */
export function toEvents(before: RoomState, after: RoomState): readonly TransportEvent[] {
  const events: TransportEvent[] = [];
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  const { conversation, availability, readUpTo, seenUpTo } = after;
  if (conversation && differs(before.conversation, conversation))
    events.push({ type: 'conversation', conversation });
  if (differs(before.availability, availability)) events.push({ type: 'availability', availability });
  if (readUpTo !== undefined && readUpTo !== before.readUpTo) {
    events.push({ type: 'receipt', receipt: 'read', upTo: readUpTo });
  }
  if (seenUpTo !== undefined && seenUpTo !== before.seenUpTo) events.push({ type: 'seen', upTo: seenUpTo });
  return events;
}
