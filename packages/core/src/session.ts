/**
 * What a session is to those who hold it: stores to read, verbs to call. One way in, one way out.
 */
import type {
  Availability,
  Capabilities,
  ChatError,
  ClientId,
  Conversation,
  FileRef,
  Form,
  FormAnswer,
  Identity,
  Message,
  OfflineNote,
  Part,
  Person,
  Rating,
  Transport,
  VisitorContext,
} from '@comptoir/transport';
import type { ReadableAtom, WritableAtom } from 'nanostores';
import type { Environment } from './environment.js';

/** Where the connection stands. Times in milliseconds since the epoch. */
export type ConnectionState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'connecting'; readonly attempt: number }
  | { readonly phase: 'online'; readonly resumed: boolean }
  | {
      readonly phase: 'waiting';
      readonly attempt: number;
      readonly retryAt: number;
      readonly error: ChatError;
    }
  | { readonly phase: 'suspended'; readonly why: 'hidden' | 'offline' }
  | { readonly phase: 'closed'; readonly error?: ChatError };

/** How far a message has come. `uncertain`: perhaps stored, and the backend cannot tell. */
export type MessageStatus = 'pending' | 'sent' | 'delivered' | 'read' | 'failed' | 'uncertain';

/** A message in the list: stored by the backend, or a local echo on its way (`id` is then its clientId). */
export interface ChatMessage extends Message {
  /** Only meaningful on the visitor's own messages; others are `sent`. */
  readonly status: MessageStatus;
  /** Why it failed. */
  readonly error?: ChatError;
}

/** A file that the visitor has picked. */
export interface PickedFile {
  /** Makes every upload of it one file; `createClientId` makes one. */
  readonly clientId: ClientId;
  readonly name: string;
  readonly blob: Blob;
  /** Present once the backend has it. */
  readonly stored?: FileRef;
}

/** Answers of one questionnaire. */
export interface FormSubmission {
  readonly form: Form;
  readonly title: string;
  readonly answers: readonly FormAnswer[];
}

/** One visitor's chat, headless. Make it with `createSession`. */
export interface Session {
  readonly $connection: ReadableAtom<ConnectionState>;
  readonly $capabilities: ReadableAtom<Capabilities>;
  /** The newest conversation, ended or not; `undefined` before the first message. */
  readonly $conversation: ReadableAtom<Conversation | undefined>;
  /** Oldest first, local echoes last. */
  readonly $messages: ReadableAtom<readonly ChatMessage[]>;
  /** Whether older messages can be loaded. */
  readonly $earlier: ReadableAtom<boolean>;
  /** Who is typing on the other side. */
  readonly $typing: ReadableAtom<Person | undefined>;
  readonly $queue: ReadableAtom<Conversation['queue']>;
  readonly $availability: ReadableAtom<Availability | undefined>;
  /** Messages of others that came after the visitor's read position. */
  readonly $unread: ReadableAtom<number>;
  /** The text in the composer; kept across reloads of this tab once storing is allowed. */
  readonly $draft: WritableAtom<string>;
  /** The files in the composer, yours to empty after `send`; kept as the draft is. */
  readonly $tray: WritableAtom<readonly PickedFile[]>;
  /**
   * Whether unsent messages outlive this page. `false` for good once the storage has turned out to be blocked, full
   * or broken; where consent forbids to store, nothing turns out.
   */
  readonly $kept: ReadableAtom<boolean>;
  /** What the next message is for. */
  readonly $intent: ReadableAtom<string | undefined>;
  /** The ended conversation that waits for its rating; `undefined` when there is none or it was declined. */
  readonly $ratingDue: ReadableAtom<Conversation | undefined>;
  /** Where the note that was left last on this page wants its answer; `undefined` while there is none. */
  readonly $noted: ReadableAtom<string | undefined>;

  /** Connects if needed; the next message opens (or hands over) a conversation with this intent. */
  start(intent?: string): void;
  /**
   * Shows the message at once, in all tabs, keeps it, and delivers it as soon as it can be, from whichever tab can.
   *
   * Files follow the content in their order. Those that are not stored yet are kept with the message and uploaded
   * before it leaves; one that the backend refuses fails the message with the reason.
   *
   * @throws ChatError `empty_message`, `message_too_large` or `queue_full` (100 messages, 256 KB, 10 files or 25 MB
   * of files wait already, in all tabs) at once; nothing is then queued. What only turns out to be too much when it is
   * written, because another tab was quicker or the code of the outbox is still on its way, fails as `queue_full`.
   */
  send(content: string | readonly Part[], files?: readonly PickedFile[]): ClientId;
  /** Tries a failed or uncertain message again, under the same clientId. */
  retry(clientId: ClientId): void;
  /** Takes a message out of the list, unless it has left and nobody knows yet what became of it. */
  discard(clientId: ClientId): void;
  /** Tells the other side that the visitor types; throttled, ends by itself. */
  typing(): void;
  /** Everything shown has been read. */
  markRead(): void;
  /** Loads one older page; resolves to whether there may be more. */
  loadEarlier(): Promise<boolean>;
  upload(
    file: Blob,
    name: string,
    options?: {
      signal?: AbortSignal;
      onProgress?: (share: number) => void;
      /** Of a `PickedFile`. @default one per `Blob` */
      clientId?: ClientId;
    },
  ): Promise<FileRef>;
  /** Sends the answers of a questionnaire as one message; plain text where the backend has no forms. */
  submit(submission: FormSubmission): ClientId;
  /** Rates the conversation in `$ratingDue`. */
  rate(rating: Rating): Promise<void>;
  /** The visitor does not want to rate; never asked again for this conversation. */
  declineRating(): void;
  end(): Promise<void>;
  leave(note: Omit<OfflineNote, 'clientId' | 'intent'>): Promise<void>;
  /** What the operator should see beside the chat. */
  context(context: VisitorContext): void;
  /** Cuts a wait short: try to connect now. */
  reconnect(): void;
  /**
   * Says who the visitor is, or proves it where the backend takes proofs; forgets the session when the person changes.
   * A proof holds for all connections until `reset`; a running connection is made anew with it.
   *
   * @throws TypeError for a person without an id.
   */
  identify(who: Identity | Proof): void;
  /** Forgets the person: token, proof, cursor, draft, files and queue, on the device, in all tabs, and the token at the backend. */
  reset(): void;
  /**
   * The visitor denies what he had allowed: at once nothing is kept of him on the device any more, in no tab, and a
   * conversation goes on from memory. What other tabs have not sent is sent by this one.
   */
  withdraw(): void;
  /** Lets go of everything: connection, timers, listeners. Idempotent. */
  destroy(): void;
}

/**
 * Proof of the shop who the visitor is: a JSON Web Token that the shop's server has signed, or what gets one. A function
 * is called before each connection; without an answer of it nobody is signed in.
 */
export type Proof = { readonly token: string } | (() => string | undefined | Promise<string | undefined>);

/** What may be kept on the visitor's device. */
export type Consent =
  /** Nothing is stored and no connection is made before `start`; after it, both. */
  | 'on-open'
  /** Storing is allowed from the beginning. */
  | 'granted'
  /** Never store. */
  | 'denied';

/** What a session is made of. */
export interface SessionOptions {
  readonly transport: Transport;
  /** The outside world. @default the browser's */
  readonly environment?: Environment;
  /** @default 'on-open' */
  readonly consent?: Consent;
  /** Separates the stored keys of several widgets on one origin; without dots. @default 'default' */
  readonly namespace?: string;
  /** The visitor has denied in another tab; this session has already withdrawn. */
  readonly onDenied?: () => void;
  /** The visitor has gone, here or in another tab: what the page itself keeps of him has to go, too. */
  readonly onForgotten?: () => void;
  /** What the operator should see from the first moment. */
  readonly context?: VisitorContext;
}
