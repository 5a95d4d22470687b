/**
 * The frames between an operator's desk and the server, protocol version 1.
 *
 * The desk signs in over HTTP first; the socket is opened with the session cookie. The same rules of
 * `id`, `ok`, `error`, `ping` and unknown members hold as for visitors.
 */
import type {
  ClientId,
  Conversation,
  ConversationId,
  Cursor,
  Form,
  Message,
  MessageId,
  OfflineNote,
  Part,
  Person,
  Rating,
  VisitorContext,
} from '../model.js';
import type { DoneFrame, ErrorFrame } from './visitorFrames.js';

/** A visitor as the desk sees him. */
export interface DeskVisitor {
  readonly id: string;
  /** A short name made from the id, stable for this visitor: "Visitor 4F2A". */
  readonly name: string;
  readonly context: VisitorContext;
  /** Number of this visitor's conversations, this one included. */
  readonly visits: number;
  readonly connected: boolean;
  /** Whether this visitor has been shut out. */
  readonly banned?: boolean;
}

/** Another operator, or this one, as desks see him. */
export interface Colleague {
  readonly operator: Person;
  readonly groups: readonly string[];
  /** Only who is `available` can be handed a chat; `full` has as many as the cap allows, `gone` has no desk open. */
  readonly state: 'available' | 'full' | 'away' | 'gone';
}

/** One chat at the desk: a conversation, its visitor and the newest page of its log. */
export interface DeskChat {
  readonly conversation: Conversation;
  readonly visitor: DeskVisitor;
  readonly messages: readonly Message[];
  /** For the page before `messages`; absent when this is all. */
  readonly before?: Cursor;
  /** What has been taken away from before `messages`: a desk may still hold its words. */
  readonly removed?: readonly MessageId[];
  /** Time of the oldest visitor message that nobody has answered; absent when it is the visitor's turn. */
  readonly waitingSince?: number;
  /** The newest message the visitor has read. */
  readonly readUpTo?: MessageId;
  /** The newest message this desk has read. */
  readonly seenUpTo?: MessageId;
}

/** A conversation waiting for an operator, in the order of the queue. */
export interface QueueEntry {
  readonly conversation: ConversationId;
  readonly intent: string;
  readonly visitor: DeskVisitor;
  readonly since: number;
  /** Plain text of the last message. */
  readonly preview: string;
}

/** Today's figures, from midnight in the server's time zone. Times in milliseconds. */
export interface Figures {
  readonly conversations: number;
  readonly answered: number;
  /** Ended before any operator wrote. */
  readonly missed: number;
  /** answered / (answered + missed); absent while both are 0. */
  readonly answeredShare?: number;
  /** First visitor message to first operator message. */
  readonly medianWaitMs?: number;
  readonly p90WaitMs?: number;
  readonly ratings: number;
  readonly averageScore?: number;
}

/** A canned reply, reached by `/` and its key. */
export interface CannedReply {
  readonly key: string;
  readonly text: string;
}

/** A rating as the desk lists it. */
export interface DeskRating {
  readonly conversation: ConversationId;
  readonly visitor: string;
  readonly intent: string;
  readonly rating: Rating;
  readonly at: number;
}

/** Requests: each is answered once, by `ok` or `error`. */
export type OperatorRequest =
  | {
      readonly type: 'send';
      readonly id: string;
      readonly conversation: ConversationId;
      readonly clientId: ClientId;
      readonly parts: readonly Part[];
    }
  | {
      readonly type: 'history';
      readonly id: string;
      readonly conversation: ConversationId;
      readonly before: Cursor;
      readonly limit: number;
    }
  | {
      readonly type: 'read';
      readonly id: string;
      readonly conversation: ConversationId;
      readonly upTo: MessageId;
    }
  | { readonly type: 'end'; readonly id: string; readonly conversation: ConversationId }
  | {
      readonly type: 'edit';
      readonly id: string;
      readonly conversation: ConversationId;
      readonly message: MessageId;
      /** Of this edit: a resend is known by it, and one that sorts before the last edit of this message is too late. */
      readonly clientId: ClientId;
      readonly parts: readonly Part[];
    }
  | {
      readonly type: 'remove';
      readonly id: string;
      readonly conversation: ConversationId;
      readonly message: MessageId;
    }
  | {
      readonly type: 'transfer';
      readonly id: string;
      readonly conversation: ConversationId;
      /** Id of a colleague. */
      readonly to: string;
    }
  | { readonly type: 'ban'; readonly id: string; readonly conversation: ConversationId }
  /** Takes a waiting conversation out of turn; refused with `not_found` when somebody was faster, `queue_full` at the cap. */
  | { readonly type: 'take'; readonly id: string; readonly conversation: ConversationId }
  | { readonly type: 'status'; readonly id: string; readonly status: 'available' | 'away' };

/** Everything a desk may say; the first frame is `hello`. */
export type OperatorFrame =
  /** `ended`: chats that are over and still shown here; the `welcome` says how they are now. */
  | { readonly type: 'hello'; readonly version: number; readonly ended?: readonly ConversationId[] }
  | OperatorRequest
  | { readonly type: 'typing'; readonly conversation: ConversationId; readonly on: boolean }
  | { readonly type: 'ping' };

/** The server's answer to a desk's `hello`: everything it needs to draw itself. */
export interface DeskWelcomeFrame {
  readonly type: 'welcome';
  readonly version: number;
  readonly operator: Person;
  readonly groups: readonly string[];
  readonly status: 'available' | 'away';
  /** Most chats at a time. */
  readonly cap: number;
  readonly chats: readonly DeskChat[];
  readonly queue: readonly QueueEntry[];
  readonly figures: Figures;
  readonly ratings: readonly DeskRating[];
  readonly notes: readonly (OfflineNote & { readonly at: number })[];
  readonly canned: readonly CannedReply[];
  readonly forms: readonly Form[];
  /** Everybody who can sign in, this operator included. */
  readonly colleagues?: readonly Colleague[];
  readonly serverTime: number;
}

/** Everything the server may say to a desk. */
export type ServerToOperatorFrame =
  | DeskWelcomeFrame
  | ErrorFrame
  | DoneFrame
  | { readonly type: 'ok'; readonly id: string; readonly message: Message; readonly duplicate: boolean }
  | {
      readonly type: 'ok';
      readonly id: string;
      readonly messages: readonly Message[];
      readonly before?: Cursor;
    }
  /** A chat of this desk: new, or to be replaced as a whole (assigned, context changed, ended). */
  | { readonly type: 'chat'; readonly chat: DeskChat }
  /** Not this desk's chat any more: handed over, or back to the queue. */
  | { readonly type: 'chatRemoved'; readonly conversation: ConversationId }
  /** Insert, or replace by id. */
  | { readonly type: 'message'; readonly message: Message }
  /** The message is gone for good; its id never comes back. */
  | { readonly type: 'removed'; readonly conversation: ConversationId; readonly id: MessageId }
  | {
      readonly type: 'context';
      readonly conversation: ConversationId;
      readonly context: VisitorContext;
      readonly connected: boolean;
    }
  | {
      readonly type: 'typing';
      readonly conversation: ConversationId;
      readonly on: boolean;
      readonly draft?: string;
      readonly ttlMs: number;
    }
  | { readonly type: 'receipt'; readonly conversation: ConversationId; readonly upTo: MessageId }
  | { readonly type: 'queue'; readonly queue: readonly QueueEntry[] }
  | { readonly type: 'figures'; readonly figures: Figures }
  | { readonly type: 'rated'; readonly rating: DeskRating }
  | { readonly type: 'note'; readonly note: OfflineNote & { readonly at: number } }
  | { readonly type: 'status'; readonly status: 'available' | 'away' }
  | { readonly type: 'colleagues'; readonly colleagues: readonly Colleague[] }
  | { readonly type: 'pong' };
