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
  /** Whether anybody is there. */
  setOnline?(online: boolean): Promise<void>;
  /** The next message is stored, its acknowledgement is lost and the connection with it. */
  loseNextAnswer?(): void;
  /** The next message is refused with this. */
  refuseNext?(code: ErrorCode, retryAfterMs?: number): void;
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

/** One thing that a harness can do to its backend. */
export type Ability = keyof BackendRemote;

/** One backend under test, with nobody's conversation running. */
export interface Harness {
  /** A transport as another tab, or another visitor, would make it. */
  tab(): Transport;
  readonly desk: DeskRemote;
  readonly backend: BackendRemote;
  /** Ends what is running and lets go of everything. */
  dispose(): Promise<void>;
}
