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
  const isWhole = state && Number(state.version) > 0 && state.availability;
  if (!isWhole || typeof (state.conversation ?? { phase: '' })?.phase !== 'string') {
    throw new ChatError('bad_frame', { message: 'no state of a room' });
  }
  return state as RoomState;
}

/** What changed between two states, as events. */
export function toEvents(before: RoomState, after: RoomState): readonly TransportEvent[] {
  const isNew = (name: keyof RoomState) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const { conversation, availability, readUpTo, seenUpTo } = after;
  const events: readonly (TransportEvent | false | undefined)[] = [
    conversation && isNew('conversation') && { type: 'conversation', conversation },
    isNew('availability') && { type: 'availability', availability },
    readUpTo !== undefined && isNew('readUpTo') && { type: 'receipt', receipt: 'read', upTo: readUpTo },
    seenUpTo !== undefined && isNew('seenUpTo') && { type: 'seen', upTo: seenUpTo },
  ];
  return events.filter((event) => !!event);
}
