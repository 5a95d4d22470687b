/**
 * The frames between a visitor's widget and the server, protocol version 1.
 *
 * One frame is one JSON object in one WebSocket text message. Requests carry an `id` chosen by the client;
 * exactly one `ok` or `error` with that id answers each. Unknown types and members are ignored.
 * The prose and the numbered conversations are in `docs/protocol.md`.
 */
import type { ErrorCode } from '../errors.js';
import type {
  Availability,
  ClientId,
  Conversation,
  ConversationId,
  Cursor,
  Message,
  MessageId,
  Part,
  Person,
  Rating,
  SessionToken,
  VisitorContext,
} from '../model.js';
import type { Capabilities } from '../transport.js';

/** The version that this code speaks. */
export const protocolVersion = 1;

/** Longest frame of a client, in bytes of UTF-8: a longer one is answered with `frame_too_large`, or costs the connection. */
export const maxFrameBytes = 65_536;

/** First frame of a visitor; nothing else is accepted before it, and it must come within 5 s. */
export interface HelloFrame {
  readonly type: 'hello';
  readonly version: number;
  readonly token?: SessionToken;
  /** A JSON Web Token of the shop that says who the visitor is. */
  readonly identity?: string;
  readonly cursor?: Cursor;
  readonly context?: VisitorContext;
}

/** Requests: each is answered once. */
export type VisitorRequest =
  | {
      readonly type: 'send';
      readonly id: string;
      readonly clientId: ClientId;
      readonly parts: readonly Part[];
      readonly intent?: string;
    }
  | {
      readonly type: 'history';
      readonly id: string;
      readonly before?: Cursor;
      readonly after?: Cursor;
      readonly limit: number;
    }
  | { readonly type: 'read'; readonly id: string; readonly upTo: MessageId }
  | {
      readonly type: 'rate';
      readonly id: string;
      readonly conversation: ConversationId;
      readonly rating: Rating;
    }
  | { readonly type: 'end'; readonly id: string }
  | {
      readonly type: 'leave';
      readonly id: string;
      readonly clientId: ClientId;
      readonly intent: string;
      readonly name?: string;
      readonly contact: string;
      readonly text: string;
    };

/** Everything a visitor may say. Frames without an id are never answered. */
export type VisitorFrame =
  | HelloFrame
  | VisitorRequest
  | { readonly type: 'typing'; readonly on: boolean; readonly draft?: string }
  | { readonly type: 'context'; readonly context: VisitorContext }
  | { readonly type: 'ping' };

/** The server's answer to `hello`. */
export interface WelcomeFrame {
  readonly type: 'welcome';
  readonly version: number;
  readonly token: SessionToken;
  readonly capabilities: Capabilities;
  readonly conversation?: Conversation;
  readonly messages: readonly Message[];
  readonly cursor?: Cursor;
  readonly complete: boolean;
  readonly earlier: boolean;
  readonly availability: Availability;
  readonly readUpTo?: MessageId;
  readonly seenUpTo?: MessageId;
  readonly serverTime: number;
}

/** An answer or a complaint; without `id` it is tied to no request. */
export interface ErrorFrame {
  readonly type: 'error';
  readonly id?: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryAfterMs?: number;
  readonly limit?: number;
}

/** The answer to `send`. */
export interface SentFrame {
  readonly type: 'ok';
  readonly id: string;
  readonly message: Message;
  readonly cursor: Cursor;
  readonly duplicate: boolean;
}

/** The answer to `history`. */
export interface HistoryFrame {
  readonly type: 'ok';
  readonly id: string;
  readonly messages: readonly Message[];
  readonly before?: Cursor;
  readonly after?: Cursor;
}

/** The answer to every other request. */
export interface DoneFrame {
  readonly type: 'ok';
  readonly id: string;
}

/** Everything the server may say to a visitor. */
export type ServerToVisitorFrame =
  | WelcomeFrame
  | ErrorFrame
  | SentFrame
  | HistoryFrame
  | DoneFrame
  | { readonly type: 'message'; readonly message: Message; readonly cursor: Cursor }
  /** The message is gone for good; its id never comes back. */
  | { readonly type: 'removed'; readonly id: MessageId; readonly cursor: Cursor }
  | { readonly type: 'receipt'; readonly receipt: 'delivered' | 'read'; readonly upTo: MessageId }
  | { readonly type: 'seen'; readonly upTo: MessageId }
  | { readonly type: 'typing'; readonly on: boolean; readonly by?: Person; readonly ttlMs: number }
  | { readonly type: 'conversation'; readonly conversation: Conversation }
  | { readonly type: 'availability'; readonly availability: Availability }
  | { readonly type: 'session'; readonly token: SessionToken }
  | { readonly type: 'pong' };

/** Why a socket was closed by the server: WebSocket close codes of the 4000 range. */
export const closeCodes = {
  /** The first frame was not a valid `hello`, or the version is not spoken. */
  protocol: 4000,
  /** Token unknown or expired: say hello without it. */
  auth: 4001,
  /** The token was replaced, or the proof of who the visitor is has run out: come back with the newest of both. */
  identity: 4002,
  /** The visitor is banned; do not come back. */
  banned: 4003,
  /** No `hello` within 5 s, or no sign of life. */
  timeout: 4008,
  /** The reader did not keep up; come back with the cursor. */
  slowReader: 4009,
  /** Too many frames; come back after the time of the last `rate_limited` error. */
  rateLimited: 4029,
  /** The server is stopping; come back. */
  restart: 1012,
} as const;
