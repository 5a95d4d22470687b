/** What a kit needs to drive one backend: a way in for visitors, a remote control of the desk and of the backend. */
import type { ErrorCode } from '../errors.js';
import type {
  Conversation,
  ConversationId,
  Message,
  MessageId,
  OfflineNote,
  Part,
  Rating,
  VisitorContext,
} from '../model.js';
import type { Transport } from '../transport.js';

/** Everything the operator has been shown since the harness was made, in order of arrival. */
export interface DeskSeen {
  readonly messages: Message[];
  readonly typing: { readonly conversation: ConversationId; readonly on: boolean; readonly draft?: string }[];
  /** The chats this desk has now. */
  readonly chats: Map<ConversationId, Conversation>;
  /** What is known of the visitor of each chat. */
  readonly visitors: Map<ConversationId, { readonly context: VisitorContext; readonly connected: boolean }>;
  readonly ratings: { readonly conversation: ConversationId; readonly rating: Rating }[];
  readonly notes: OfflineNote[];
}

/** An operator who answers both `chat` and `stylist` and gets every conversation by the backend's routing. */
export interface DeskRemote {
  readonly seen: DeskSeen;
  /** Called after each change of `seen`; the answer stops it. */
  onChange(listener: () => void): () => void;
  /** Most open chats at a time. */
  readonly capacity: number;
  /** Resolves once the backend has it. */
  say(conversation: ConversationId, parts: readonly Part[]): Promise<Message>;
  type(conversation: ConversationId, on: boolean): Promise<void>;
  read(conversation: ConversationId, upTo: MessageId): Promise<void>;
  end(conversation: ConversationId): Promise<void>;
  /** Changes one of the operator's own messages. */
  edit?(conversation: ConversationId, message: MessageId, parts: readonly Part[]): Promise<void>;
  /** Takes one of the operator's own messages away. */
  remove?(conversation: ConversationId, message: MessageId): Promise<void>;
  /** Hands the conversation to another operator; resolves to his name once the backend has it. */
  transfer?(conversation: ConversationId): Promise<string>;
  /** Says something as the backend's own program, before any operator has the conversation. */
  sayAsBot?(conversation: ConversationId, parts: readonly Part[]): Promise<Message>;
  /** The operator goes away without a word, and comes back. */
  leave?(): Promise<void>;
  comeBack?(): Promise<void>;
}

/** What can be done to the backend. A case that needs what is not here is reported as not offered. */
export interface BackendRemote {
  /** Kills it hard: nothing is said, nobody listens any more; what was acknowledged must survive. */
  kill?(): Promise<void>;
  /** Brings it back at the same address with the same data, desk included. */
  start?(): Promise<void>;
  /** Cuts every visitor's connection; the backend lives on. */
  drop?(): Promise<void>;
  /** Makes every session unknown. */
  forgetSessions?(): Promise<void>;
  /** Shuts the visitor of this conversation out, at once and for good. */
  ban?(conversation: ConversationId): Promise<void>;
  /** Puts an older copy of the data in place, as a restored back-up does; the backend runs again afterwards. */
  restoreBackup?(): Promise<void>;
  /** Whether anybody is there. */
  setOnline?(online: boolean): Promise<void>;
  /** The next message is stored, its acknowledgement is lost and the connection with it. */
  loseNextAnswer?(): void;
  /** The next message is refused with this. */
  refuseNext?(code: ErrorCode, retryAfterMs?: number): void;
  /**
   * From now on the backend's own limit refuses a visitor's fourth message of one moment, and takes the next within
   * seconds; connections may be lost on the way.
   */
  tighten?(): Promise<void>;
  /** Parts that no adapter objects to and that the backend refuses by an answer of its own. */
  unwelcome?(): readonly Part[];
  /**
   * The backend says something to every visitor that the adapter does not know (a frame of tomorrow's version),
   * or that nobody can read.
   */
  babble?(kind: 'unknown' | 'malformed'): void;
  /** Holds every byte while the connection stays open. */
  freeze?(): Promise<void>;
  thaw?(): Promise<void>;
  /** The bytes behind `FileRef.url`. */
  fetchFile?(url: string): Promise<Uint8Array>;
}

/** The way of bytes: `up` from the visitor to the backend, `down` back. */
export type Direction = 'up' | 'down';

/**
 * A fault proxy between the visitors' adapters and the backend, for HTTP and WebSocket alike. Faults hold until
 * `heal`, unless they say otherwise.
 */
export interface Wire {
  /** Resets every connection that is open; new ones pass. */
  cut(): void;
  /** Resets a connection once this many more bytes of it went one way; once, for the next that gets there. */
  cutAfter(direction: Direction, bytes: number): void;
  /** Bytes of one way wait, nothing closes and nothing is lost. */
  hold(direction: Direction): void;
  /** Everything is swallowed, on open and on new connections, and nothing closes: a half-open link. */
  blackhole(): void;
  /** New connections are reset, as where nobody listens; open ones live on. */
  refuse(): void;
  /** The k-th answer from now (a WebSocket message or an HTTP response) never arrives, and its connection is reset. */
  swallow(answer: number): void;
  /** Each piece of bytes comes this much later, both ways. */
  delay(ms: number): void;
  /** Most bytes a second, each way. */
  rate(bytesPerSecond: number): void;
  /** The next requests (an upgrade is one) get this status instead of the backend's answer. */
  answer(status: number, options?: { times?: number; retryAfterSeconds?: number }): void;
  /** Ends all faults; what was held goes on its way. */
  heal(): void;
  /** Connections that are open now. */
  readonly open: number;
}

/** One thing that a harness can do: to its backend, at its desk, or on the wire. */
export type Ability =
  | keyof BackendRemote
  | 'edit'
  | 'remove'
  | 'transfer'
  | 'sayAsBot'
  | 'leave'
  | 'comeBack'
  | 'wire'
  | 'tabBehind';

/** One backend under test, with nobody's conversation running. */
export interface Harness {
  /** A transport as another tab, or another visitor, would make it. */
  tab(): Transport;
  /** The same, with an address that has a path and a query, as behind a shop's own proxy: `/shop/chat?tenant=7`. */
  tabBehind?(pathAndQuery: string): Transport;
  readonly desk: DeskRemote;
  readonly backend: BackendRemote;
  /** Stands between `tab()` and the backend; absent where there is no wire, as in one process. */
  readonly wire?: Wire;
  /** Ends what is running and lets go of everything. */
  dispose(): Promise<void>;
}
