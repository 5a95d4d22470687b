import type { ChatError, ClientId, FileRef, Outgoing } from '@comptoir/transport';
import type { PickedFile } from '../session.js';

/** One message that the backend is not known to have. */
export interface OutboxEntry extends Outgoing {
  /** When it was written, by the visitor's clock. */
  readonly at: number;
  /** Whether a byte of it may have left: it must not be sent again blindly. */
  readonly isTried: boolean;
  readonly status: 'pending' | 'failed' | 'uncertain';
  readonly error?: ChatError;
  /** Files that must go first. Each stands in `parts` as a file with its clientId for an id. */
  readonly files?: readonly PickedFile[];
}

/** In the order of writing. */
export type Outbox = readonly OutboxEntry[];

/** Everything that can happen to the outbox. */
export type OutboxChange =
  | { readonly type: 'queued'; readonly entry: OutboxEntry }
  /** The first byte is about to leave. */
  | { readonly type: 'tried'; readonly clientId: ClientId }
  /** The backend has one of its files. */
  | {
      readonly type: 'uploaded';
      readonly clientId: ClientId;
      readonly file: ClientId;
      readonly stored: FileRef;
    }
  /** The backend certainly has not got it. */
  | { readonly type: 'returned'; readonly clientId: ClientId }
  /** The backend has these. */
  | { readonly type: 'stored'; readonly clientIds: ReadonlySet<ClientId> }
  /** The backend refused it. */
  | { readonly type: 'failed'; readonly clientId: ClientId; readonly error: ChatError }
  /** Nobody can tell whether it arrived. */
  | { readonly type: 'doubted'; readonly clientId: ClientId }
  /** The visitor wants it to be sent; with `isBlind` though it may have arrived, for nobody can look. */
  | { readonly type: 'retried'; readonly clientId: ClientId; readonly isBlind?: boolean }
  | { readonly type: 'discarded'; readonly clientId: ClientId }
  /** The connection is over for good. */
  | { readonly type: 'stranded'; readonly error: ChatError };
