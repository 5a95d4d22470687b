import type { Conversation, MessageId, OfflineNote, VisitorContext } from '../../../src/model.js';

/** What the dispatcher knows of one visitor's room; plain data, so that it can be written to a file. */
export interface DeskRecord {
  readonly room: string;
  /** Bare address of the visitor who may come in. */
  readonly owner: string;
  version: number;
  /** All episodes, oldest first; only the last can be running. */
  readonly conversations: Conversation[];
  /** Bare address of the operator who has the chat. */
  operator?: string | undefined;
  context: VisitorContext;
  /** Archive ids in order, to tell forward from back. */
  readonly order: MessageId[];
  readUpTo?: MessageId;
  seenUpTo?: MessageId;
}

/** Who is in a room, as long as the dispatcher is. */
export interface Presence {
  /** Nick to full address. */
  readonly visitors: Map<string, string>;
  /** Nick to bare address. */
  readonly staff: Map<string, string>;
}

/** An operator who is there. */
export interface Operator {
  readonly bare: string;
  readonly full: string;
  readonly name: string;
  since: number;
}

/** One line of the dispatcher's journal; the last line of a room, and of an operator's full address, counts. */
export type JournalLine =
  | { readonly record: DeskRecord }
  | { readonly note: OfflineNote }
  | { readonly operator: string; readonly isThere: boolean };
