/**
 * The contract between a session and a chat backend.
 *
 * Adapters are dumb and the core is smart: an adapter makes one connection attempt and translates.
 * Reconnecting, back-off, ordering, de-duplication, the outbox and persistence live once, in core.
 *
 * Rules that types cannot say, each proven by the conformance kit:
 * - The echo of a sent message may come before its acknowledgement; both carry the same id and clientId.
 * - A cursor is handed out with the event it belongs to; core moves its own only after listeners returned.
 * - An adapter that cannot go on from a cursor says so (`Snapshot.complete: false`, or a `gap`); it never guesses.
 * - An aborted call rejects with code `aborted` within one tick; an aborted send may still arrive.
 * - Unknown frames and fields are ignored; a malformed frame becomes an `error` event and the connection lives on.
 * - A listener that throws harms nobody else.
 * - `Retry-After` is handed on unshortened.
 * - After `close()` no timer, socket or listener is left, and no further event is delivered.
 */
import type { ChatError } from './errors.js';
import type {
  Availability,
  ClientId,
  Conversation,
  ConversationId,
  Cursor,
  FileRef,
  Message,
  MessageId,
  OfflineNote,
  Part,
  Person,
  Rating,
  SessionToken,
  VisitorContext,
} from './model.js';

/** What a backend can do. The panel hides or degrades whatever is not offered. */
export interface Capabilities {
  /** `out: 'draft'` shows the operator the text being typed, `'state'` only that there is typing. */
  readonly typing: { readonly out: false | 'state' | 'draft'; readonly in: boolean };
  readonly receipts: { readonly delivered: boolean; readonly read: boolean; readonly markRead: boolean };
  /** `types` are MIME types; absent means any. `progress` tells whether `onProgress` is called. */
  readonly upload:
    | false
    | { readonly maxBytes: number; readonly types?: readonly string[]; readonly progress: boolean };
  readonly rating: false | { readonly scale: 5; readonly comment: boolean };
  readonly queue: false | 'state' | 'position' | 'position+time';
  readonly offline: false | 'form' | 'send';
  /** Whether intents reach different people. */
  readonly departments: boolean;
  /** Whether the visitor may end a conversation. */
  readonly end: boolean;
  readonly edit: boolean;
  /** Whether `form` and `formAnswers` parts travel; otherwise their plain text does. */
  readonly forms: boolean;
  /** Whether the operator sees page, cart and language. */
  readonly context: boolean;
  /** Longest text of one message, in UTF-16 code units. */
  readonly maxText: number;
  readonly history: false | { readonly before: boolean; readonly after: boolean; readonly maxPage: number };
  /** What a second send with the same clientId does: stored once; findable by `find`; stored twice. */
  readonly dedupe: 'server' | 'lookup' | 'none';
  readonly resume: 'cursor' | 'refetch' | 'none';
  readonly tabs: 'many' | 'one';
}

/** What a connection attempt knows about the visitor. */
export interface Hello {
  /** Absent on a first visit: the backend makes a visitor and answers with a new token. */
  readonly session?: SessionToken;
  /** Proof of the shop who the visitor is, for backends that take one: a JSON Web Token. */
  readonly identity?: string;
  /** Absent: the newest page of the log is wanted. */
  readonly cursor?: Cursor;
  readonly context?: VisitorContext;
}

/** What the backend knows at the moment of connecting. */
export interface Snapshot {
  /** Perhaps another token than the one given: store it before anything else. */
  readonly session: SessionToken;
  /** The newest conversation, ended or not. */
  readonly conversation?: Conversation;
  /**
   * Oldest first: everything after `Hello.cursor`, or the newest page when there was no usable cursor. What was
   * edited since may be among them; what was removed since follows as `removed` events.
   */
  readonly messages: readonly Message[];
  readonly cursor?: Cursor;
  /** True: `messages` goes on exactly where `Hello.cursor` stood. False: replace what you have. */
  readonly complete: boolean;
  /** Whether `history` has messages older than the first of `messages`; meaningless when `complete` after a cursor. */
  readonly earlier: boolean;
  readonly availability: Availability;
  /** The newest of the visitor's messages that an operator has read. */
  readonly readUpTo?: MessageId;
  /** The newest message the visitor has read, in any tab. */
  readonly seenUpTo?: MessageId;
  /** The backend's clock at the time of the snapshot, for display only. */
  readonly serverTime: number;
}

/** What arrives while connected. */
export type TransportEvent =
  /** Insert, or replace by id. */
  | { readonly type: 'message'; readonly message: Message; readonly cursor?: Cursor }
  /** Keep its place and nothing else of it. */
  | { readonly type: 'removed'; readonly id: MessageId; readonly cursor?: Cursor }
  /** Of the visitor's own messages, up to and including `upTo`. */
  | { readonly type: 'receipt'; readonly receipt: 'delivered' | 'read'; readonly upTo: MessageId }
  /** The same visitor has read up to here in another tab. */
  | { readonly type: 'seen'; readonly upTo: MessageId }
  /** Ends by itself after `ttlMs` unless repeated. */
  | { readonly type: 'typing'; readonly on: boolean; readonly by?: Person; readonly ttlMs: number }
  | { readonly type: 'conversation'; readonly conversation: Conversation }
  | { readonly type: 'availability'; readonly availability: Availability }
  /** A new token: store it before anything else is sent. */
  | { readonly type: 'session'; readonly session: SessionToken }
  /** Events were lost: what is held may have holes; reconnect without a cursor or reload by `history`. */
  | { readonly type: 'gap' }
  /** Not tied to a call. */
  | { readonly type: 'error'; readonly error: ChatError };

/** How one call can be called off. */
export interface Call {
  readonly signal?: AbortSignal;
}

/** A message on its way out. */
export interface Outgoing {
  readonly clientId: ClientId;
  readonly parts: readonly Part[];
  /**
   * What this message is for. Without a running conversation it opens one with this intent; with one of
   * another intent it hands the conversation over. Absent: the running conversation's intent.
   */
  readonly intent?: string;
}

/** Proof that the backend has a message. */
export interface Sent {
  readonly message: Message;
  readonly cursor?: Cursor;
  /** True when the backend already had this clientId. */
  readonly duplicate: boolean;
}

/** Which part of the log is wanted. Without `before` and `after`: the newest page. */
export interface HistoryQuery {
  readonly before?: Cursor | undefined;
  readonly after?: Cursor | undefined;
  /** At most `capabilities.history.maxPage`; more is cut down to it, not refused. */
  readonly limit: number;
}

/** A page of the log, oldest first. */
export interface HistoryPage {
  readonly messages: readonly Message[];
  /** For the page before this one; absent at the start of the log. */
  readonly before?: Cursor;
  /** For the page after this one; absent when `messages` is empty. */
  readonly after?: Cursor;
}

/** A file on its way out. `clientId` makes a retried upload one file. */
export interface OutgoingFile {
  readonly clientId: ClientId;
  readonly name: string;
  readonly blob: Blob;
}

/** One live connection. Optional methods stand behind the capability of the same name. */
export interface Connection {
  readonly snapshot: Snapshot;
  readonly capabilities: Capabilities;
  /** Settles once with why this connection is over; `undefined` after our own `close()`. Never rejects. */
  readonly closed: Promise<ChatError | undefined>;
  /**
   * Resolves only when the backend has the message.
   *
   * @throws ChatError with `outcome: 'not-sent'` only if the backend certainly has not got it; everything
   * after the first byte is `unknown`.
   */
  send(message: Outgoing, call?: Call): Promise<Sent>;
  /** The stored messages among `ids`; behind `dedupe: 'lookup'`. */
  find?(ids: readonly ClientId[], call?: Call): Promise<ReadonlyMap<ClientId, Message>>;
  history?(query: HistoryQuery, call?: Call): Promise<HistoryPage>;
  upload?(
    file: OutgoingFile,
    call?: Call & { onProgress?: (sent: number, total: number) => void },
  ): Promise<FileRef>;
  /** Fire and forget, as often as it is told: core is the one that throttles. `draft` only where `typing.out` is `'draft'`. */
  typing?(state: { readonly on: boolean; readonly draft?: string }): void;
  /** Moves the visitor's read position forward; an older id is ignored. */
  markRead?(upTo: MessageId, call?: Call): Promise<void>;
  rate?(conversation: ConversationId, rating: Rating, call?: Call): Promise<void>;
  /** Ends the running conversation; resolves when it is over. */
  end?(call?: Call): Promise<void>;
  leave?(note: OfflineNote, call?: Call): Promise<void>;
  /** Fire and forget; members that are absent keep their last value. */
  context?(context: VisitorContext): void;
  /** Gives up the connection and leaves no timer, socket or listener. */
  close(): Promise<void>;
}

/** A way to one chat backend. */
export interface Transport {
  /** Short, stable, lower case: `websocket`, `memory`. */
  readonly name: string;
  /** What the backend can do at best; a connection may offer less, never more. */
  readonly capabilities: Capabilities;
  /**
   * Makes one attempt.
   *
   * @param on called in order, never before the promise resolved.
   * @throws ChatError whose kind tells core whether to try again.
   */
  connect(hello: Hello, on: (event: TransportEvent) => void, signal: AbortSignal): Promise<Connection>;
  /**
   * Makes a token worthless at the backend, for a sign-out; the page may be left in the same moment. Fire and forget:
   * what does not get through is not tried again.
   */
  signOut?(session: SessionToken): void;
}
