/** What the in-page backend is to its two sides: visitors' ports, and a desk that watches and acts. */
import type { ChatError } from '../../errors.js';
import type {
  Conversation,
  ConversationId,
  FileRef,
  Message,
  MessageId,
  OfflineNote,
  Part,
  Person,
  Rating,
  VisitorContext,
} from '../../model.js';
import type {
  Hello,
  HistoryPage,
  HistoryQuery,
  Outgoing,
  OutgoingFile,
  Sent,
  Snapshot,
  TransportEvent,
} from '../../transport.js';

/** Somebody who answers. */
export interface MemoryOperator extends Person {
  /** Which intents reach this operator. @default all; `chat` and `stylist` are announced as available */
  readonly intents?: readonly string[];
}

/** How the backend is staffed. */
export interface MemoryBackendOptions {
  /** @default one operator, Anna */
  readonly operators?: readonly MemoryOperator[];
  /** Most open conversations per operator. @default 4 */
  readonly cap?: number;
  /** Whether a free operator gets a waiting conversation at once, or only by `take`. @default true */
  readonly autoAssign?: boolean;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
}

/** Where one connection hears from the backend; both are called inside the backend's own call stack. */
export interface VisitorListener {
  event(event: TransportEvent): void;
  /** The backend has cut the connection. */
  cut(error: ChatError): void;
}

/** One attached visitor. Every method answers at once and throws `ChatError`. */
export interface VisitorPort {
  readonly snapshot: Snapshot;
  send(message: Outgoing): Sent;
  history(query: HistoryQuery): HistoryPage;
  upload(file: OutgoingFile): FileRef;
  typing(state: { readonly on: boolean; readonly draft?: string }): void;
  markRead(upTo: MessageId): void;
  rate(conversation: ConversationId, rating: Rating): void;
  end(): void;
  leave(note: OfflineNote): void;
  context(patch: VisitorContext): void;
  detach(): void;
}

/** What a desk hears. */
export type DeskEvent =
  /** New, or changed: then `edited` says so. */
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'removed'; readonly conversation: ConversationId; readonly id: MessageId }
  | { readonly type: 'conversation'; readonly conversation: Conversation }
  | {
      readonly type: 'typing';
      readonly conversation: ConversationId;
      readonly on: boolean;
      readonly draft?: string;
    }
  /** Also sent when a tab of the visitor comes or goes. */
  | {
      readonly type: 'visitor';
      readonly conversation: ConversationId;
      readonly context: VisitorContext;
      readonly connected: boolean;
    }
  | { readonly type: 'seen'; readonly conversation: ConversationId; readonly upTo: MessageId }
  | { readonly type: 'note'; readonly note: OfflineNote };

/** As much of the in-page backend as visitors and whoever answers them need. */
export interface MemoryCounter {
  /** @throws ChatError `token_unknown` for a session this backend did not make. */
  attach(hello: Hello, listener: VisitorListener): VisitorPort;
  /** Hears everything from now on; the answer stops it. */
  watch(listener: (event: DeskEvent) => void): () => void;
  /** Gives a waiting conversation to the least loaded operator; false when nobody is free. */
  take(conversation: ConversationId): boolean;
  /** @throws ChatError `not_found` unless the conversation is running. */
  say(conversation: ConversationId, parts: readonly Part[], from?: 'operator' | 'bot'): Message;
  type(conversation: ConversationId, on: boolean): void;
  read(conversation: ConversationId, upTo: MessageId): void;
  end(conversation: ConversationId): void;
  /** What is known about the visitor of a conversation. */
  contextOf(conversation: ConversationId): VisitorContext;
}

/** The in-page backend: everything is kept in memory, files included, and is gone with the page. */
export interface MemoryBackend extends MemoryCounter {
  /**
   * Changes a message of the operator whose conversation this is, running or ended.
   *
   * @throws ChatError `not_found` for any other message and for removed ones, `bad_value` for one without text.
   */
  edit(conversation: ConversationId, message: MessageId, parts: readonly Part[]): Message;
  /** Takes one away under the same conditions; once more changes nothing. */
  remove(conversation: ConversationId, message: MessageId): void;
  /**
   * Hands an open conversation to another operator.
   *
   * @returns his name.
   * @throws ChatError `not_found` when it is not open or nobody else of this id is there, `queue_full` at the cap.
   */
  transfer(conversation: ConversationId, operator: string): string;
  /** Shuts the visitor out for good: what runs ends, every connection is cut with `banned`. */
  ban(conversation: ConversationId): void;
  /** An operator goes away, and his conversations wait again; or he comes back. */
  setPresent(operator: string, present: boolean): void;
  /** Whether anybody is there. Waiting conversations wait on; open ones go on. */
  setOnline(online: boolean): void;
  /** Cuts every connection; nothing stored is lost. */
  cut(error: ChatError): void;
  /** Makes every session unknown and drops what belonged to it; attached visitors are cut. */
  forget(): void;
}
