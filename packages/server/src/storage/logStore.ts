import type { Message, Part, Person } from '@comptoir/transport';
import type { Position } from './position.js';

/** A message with its place. */
export interface LogEntry {
  readonly message: Message;
  readonly visitor: string;
  readonly position: Position;
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
  /** A conversation was opened or moved to another queue: routing is due. */
  readonly queued: boolean;
  /** The operator who lost the conversation by a change of intent. */
  readonly leftOperator?: string;
}

/** One page of a log, oldest first. */
export interface LogPage {
  readonly entries: readonly LogEntry[];
  /** Whether there are older ones than the first. */
  readonly earlier: boolean;
}

/** What was written since the last look, and where to look from next time. */
export interface LogNews {
  readonly mark: number;
  readonly touched: readonly { readonly visitor: string; readonly conversation: string }[];
}

/** The append-only log. `seq` is dense within a conversation and given by the transaction that stores. */
export interface LogStore {
  /** Opens a conversation or hands it over when need be. The same client id gives the first copy, for ever. */
  sendAsVisitor(send: VisitorSend): Promise<StoredSend>;
  /** @throws ChatError `not_found` when it is not this operator's, `conversation_ended` when it is over. */
  sendAsOperator(send: OperatorSend): Promise<StoredSend>;
  /** Of a visitor's whole log: after a position the oldest first, else the newest page (before a position). */
  page(visitor: string, range: { before?: Position; after?: Position; limit: number }): Promise<LogPage>;
  /** The same within one conversation, by `seq`. */
  conversationPage(
    conversation: string,
    range: { before?: number; after?: number; limit: number },
  ): Promise<LogPage>;
  /** Whether a sender has stored this client id already. */
  has(owner: string, clientId: string): Promise<boolean>;
  find(visitor: string, messageId: string): Promise<LogEntry | undefined>;
  /** The newest at or before a position, of everybody or of the visitor himself. */
  newestUpTo(visitor: string, position: Position, of: 'all' | 'visitor'): Promise<LogEntry | undefined>;
  /** Time of the oldest message of the visitor after the last one of an operator. */
  waitingSince(conversation: string): Promise<number | undefined>;
  /** Everything stored after `mark`, the fan-out's safety net; without one, nothing but the mark of the end. */
  news(mark: number | undefined): Promise<LogNews>;
}
