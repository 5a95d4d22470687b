/**
 * The one error class of the project and every code it can carry.
 *
 * A code never changes its meaning or its kind within a major version; the text may. The texts are for
 * developers: what a visitor reads is chosen by code in the widget's locales. Each code is a heading in
 * `docs/errors.md`.
 */

/** What a caller should do about an error. */
export type ErrorKind =
  | 'retryable'
  | 'rate-limited'
  | 'auth'
  | 'rejected'
  | 'too-large'
  | 'unsupported'
  | 'aborted'
  | 'fatal';

/** Each code with its kind. */
export const errorKinds = {
  connection_failed: 'retryable',
  connection_lost: 'retryable',
  timeout: 'retryable',
  server_unavailable: 'retryable',
  server_failed: 'retryable',
  slow_reader: 'retryable',
  token_replaced: 'retryable',
  identity_stale: 'retryable',
  rate_limited: 'rate-limited',
  token_unknown: 'auth',
  identity_required: 'auth',
  sign_in_required: 'auth',
  sign_in_failed: 'auth',
  bad_frame: 'rejected',
  bad_value: 'rejected',
  empty_message: 'rejected',
  cursor_unknown: 'rejected',
  not_found: 'rejected',
  no_conversation: 'rejected',
  conversation_ended: 'rejected',
  already_rated: 'rejected',
  file_type_forbidden: 'rejected',
  queue_full: 'rejected',
  message_too_large: 'too-large',
  frame_too_large: 'too-large',
  file_too_large: 'too-large',
  not_offered: 'unsupported',
  version_unsupported: 'unsupported',
  aborted: 'aborted',
  origin_forbidden: 'fatal',
  banned: 'fatal',
  identity_refused: 'fatal',
  visitor_deleted: 'fatal',
} as const satisfies Record<string, ErrorKind>;

/** Stable name of one failure. */
export type ErrorCode = keyof typeof errorKinds;

/** What is known about a send that failed: certainly not stored, or perhaps stored. */
export type SendOutcome = 'not-sent' | 'unknown';

/** Facts that travel with an error. */
export interface ErrorDetails {
  /** One sentence for a developer: what, where, what to do. @default the code itself */
  readonly message?: string;
  /** Only on failed sends. @default `unknown` for a failed send */
  readonly outcome?: SendOutcome;
  /** Milliseconds the other side asked us to wait; obeyed, never shortened. */
  readonly retryAfterMs?: number;
  /** The limit that was passed, in the unit of the thing limited (bytes or characters). */
  readonly limit?: number;
  readonly cause?: unknown;
}

const brand = '@comptoir/ChatError';

/** The only error that Comptoir throws on purpose; misuse by a programmer is a `TypeError` without code. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly brand: string = brand;
  declare readonly code: ErrorCode;
  declare readonly kind: ErrorKind;
  declare readonly outcome: SendOutcome | undefined;
  declare readonly retryAfterMs: number | undefined;
  declare readonly limit: number | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    const { message = code, outcome, retryAfterMs, limit, ...options } = details;
    super(message, options);
    Object.assign(this, { code, kind: errorKinds[code], outcome, retryAfterMs, limit });
  }
}

/** Tells a `ChatError`, also one made by another copy of this package or in another frame. */
export function isChatError(value: unknown): value is ChatError {
  return typeof value === 'object' && value !== null && (value as { brand?: unknown }).brand === brand;
}

/** Tells a code of this version; a newer backend may send others. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorKinds, value);
}
