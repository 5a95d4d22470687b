import type { Message, MessageId, Part, Person } from '@comptoir/transport';
import type { LogPlace, Position } from './position.js';

/** A message with its place. */
export interface LogEntry {
  readonly message: Message;
  readonly visitor: string;
  readonly position: LogPlace;
}

/** One step of a log that somebody goes on from: a message, new or changed, or the removal of one. */
export type LogChange =
  | { readonly type: 'message'; readonly message: Message; readonly position: LogPlace }
  | { readonly type: 'removed'; readonly id: MessageId; readonly position: LogPlace };

/** What came after a place, in order. */
export interface LogStretch {
  readonly changes: readonly LogChange[];
  /** Where to go on from: perhaps further than the last change. */
  readonly end: LogPlace;
  /** Whether there was more than was asked for. */
  readonly more: boolean;
}

/** What a visitor wants stored. */
export interface VisitorSend {
  readonly visitor: string;
  readonly clientId: string;
  readonly parts: readonly Part[];
  /** The intent wished for and the group that serves it; absent: the running conversation's, or `fallback`. */
  readonly intent: string | undefined;
  readonly fallback: string;
  readonly groupOf: (intent: string) => string;
  readonly at: number;
}

/** What an operator wants stored. */
export interface OperatorSend {
  readonly operator: Person;
  readonly conversation: string;
  readonly clientId: string;
  readonly parts: readonly Part[];
  readonly at: number;
}

/** What came of a send. */
export interface StoredSend {
  readonly entry: LogEntry;
  /** The client id was there already: nothing was stored. */
  readonly duplicate: boolean;
  /** The first copy has been removed since. */
  readonly removed?: boolean;
  /** A conversation was opened or moved to another queue: routing is due. */
  readonly queued: boolean;
  /** The operator who lost the conversation by a change of intent. */
  readonly leftOperator?: string;
}

/** What an operator wants changed: other parts, or the message gone. */
export interface OperatorRevision {
  readonly operator: string;
  readonly conversation: string;
  readonly message: MessageId;
  readonly change:
    | { readonly kind: 'edit'; readonly clientId: string; readonly parts: readonly Part[] }
    | { readonly kind: 'removal' };
  readonly at: number;
}

/** What came of a revision. */
export interface Revised {
  /** The message as it stands now. */
  readonly entry: LogEntry;
  /** False for a resend, and for an edit that came too late. */
  readonly changed: boolean;
  /** Whose log grew: the visitor's newest conversation. */
  readonly grown: string;
  /** Whether the message's own conversation is over. */
  readonly ended: boolean;
}

/** One page of a log, oldest first: messages as they are now, without those removed. */
export interface LogPage {
  readonly entries: readonly LogEntry[];
  /** Whether there are older ones than the first. */
  readonly earlier: boolean;
  /** The end of the whole log at the time of reading: all that came later is yet to come. */
  readonly end: LogPlace;
}

/** A conversation that was written to. */
export interface TouchedLog {
  readonly visitor: string;
  readonly conversation: string;
  /** Whose it is, or was. */
  readonly operator: string | undefined;
}

/** What was written since the last look, and where to look from next time. */
export interface LogNews {
  readonly mark: number;
  readonly touched: readonly TouchedLog[];
}

/**
 * The append-only log. `seq` is dense within a conversation and given by the transaction that stores.
 *
 * An edit or a removal is a row as well, the last of the visitor's log, whatever conversation its message is of:
 * whoever goes on from a place must not miss it. The message itself is changed in its place.
 */
export interface LogStore {
  /**
   * Opens a conversation or hands it over when need be. The same client id gives the first copy, for ever.
   *
   * @throws ChatError `banned`; `visitor_deleted` or `token_replaced` when the visitor is gone.
   */
  sendAsVisitor(send: VisitorSend): Promise<StoredSend>;
  /** @throws ChatError `not_found` when it is not this operator's, `conversation_ended` when it is over. */
  sendAsOperator(send: OperatorSend): Promise<StoredSend>;
  /**
   * Changes or removes one of the operator's own messages in a conversation that is his, running or ended; or removes
   * one of the visitor's there, who may have written what is not to be kept.
   *
   * @throws ChatError `not_found` for anybody else's and for removed ones, `bad_value` for an edit of a message
   * without text.
   */
  revise(revision: OperatorRevision): Promise<Revised>;
  /** Of a visitor's whole log: after a position the oldest first, else the newest page (before a position). */
  page(visitor: string, range: { before?: Position; after?: Position; limit: number }): Promise<LogPage>;
  /** What happened to a visitor's log after a place; `limit` counts rows. */
  changes(visitor: string, after: LogPlace, limit: number): Promise<LogStretch>;
  /** The newest page of one conversation (before a `seq`). */
  conversationPage(conversation: string, range: { before?: number; limit: number }): Promise<LogPage>;
  /** Of one conversation: which messages before a place were removed. */
  removedBefore(conversation: string, seq: number): Promise<readonly MessageId[]>;
  /** What happened in one conversation after a `seq`; `limit` counts rows. */
  conversationChanges(conversation: string, after: number, limit: number): Promise<LogStretch>;
  /** Whether the row that a place names stands there; `row` may be the beginning of its id. */
  holds(visitor: string, place: LogPlace): Promise<boolean>;
  /** Whether a sender has stored this client id already. */
  has(owner: string, clientId: string): Promise<boolean>;
  /** Removed ones have a place too, and no parts. */
  find(visitor: string, messageId: string): Promise<LogEntry | undefined>;
  /** The newest that is there at or before a position, of everybody or of the visitor himself. */
  newestUpTo(visitor: string, position: Position, of: 'all' | 'visitor'): Promise<LogEntry | undefined>;
  /** The newest messages that name files, oldest first: of a visitor's whole log, or of one conversation. */
  withFiles(
    of: { readonly visitor: string } | { readonly conversation: string },
    limit: number,
  ): Promise<readonly LogEntry[]>;
  /** Time of the oldest message of the visitor after the last one of an operator. */
  waitingSince(conversation: string): Promise<number | undefined>;
  /** Everything stored after `mark`, the fan-out's safety net; without one, nothing but the mark of the end. */
  news(mark: number | undefined): Promise<LogNews>;
}
