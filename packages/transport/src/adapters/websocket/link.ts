import type { ChatError } from '../../errors.js';
import type { Cursor } from '../../model.js';
import type { Endpoints } from './toEndpoints.js';

/** One connection that carries frames, from its making to its end. */
export interface Link {
  /** Whether the text has been handed to an open connection. */
  post(text: string): boolean;
  /** Asks the server for a sign of life, which comes by the way that events come. */
  ping(): void;
  /** Ends it now, whatever the other side does; the first call decides why. */
  end(why?: ChatError): void;
  /** Settles when nothing of it is left, at the latest one second after the end. */
  readonly gone: Promise<void>;
}

/** What a link needs, and what it tells its owner. */
export interface LinkOptions {
  readonly endpoints: Endpoints;
  /** Stands in the `hello` as well. */
  readonly cursor: Cursor | undefined;
  /** The first text to post is the `hello`. */
  onOpen(): void;
  onText(text: string): void;
  /** Called once, also for `end`. `code` is the close code when it ended by itself; 1006 stands for none. */
  onOver(why: ChatError | undefined, code?: number): void;
}

/**
 * Opens a link by one carrier.
 *
 * @throws ChatError `connection_failed` when the page may not open it (CSP, mixed content).
 */
export type OpenLink = (options: LinkOptions) => Link;
