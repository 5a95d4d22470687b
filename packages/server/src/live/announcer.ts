import type { ConversationRecord } from '../storage/conversationStore.js';
import type { TimedNote } from '../storage/deskStore.js';

/** Tells everybody concerned what happened. Nothing here is awaited by a request, and nothing throws. */
export interface Announcer {
  /** A conversation's log grew. */
  stored(conversation: string): void;
  /** A conversation changed: to all tabs of its visitor, and as a whole to its operator's desks. */
  changed(conversation: string): void;
  /** It is not this operator's any more. */
  taken(operator: string, conversation: string): void;
  /** Somebody came into, moved in or left a queue. */
  queue(): void;
  /** Something that today's figures count. */
  figures(): void;
  /** An operator came, went, or changed his status. */
  availability(): void;
  /** Something that desks see of their colleagues. */
  colleagues(): void;
  /** A visitor's page context or presence changed. */
  visitor(id: string): void;
  rated(record: ConversationRecord): void;
  note(note: TimedNote): void;
  /** Drops what is due; nothing is sent afterwards. */
  stop(): void;
}
