import type { ChatError } from '@comptoir/transport';
import type { ServerToOperatorFrame, ServerToVisitorFrame } from '@comptoir/transport/wire';
import { createRegistry, type Registry } from './registry.js';

/** One connected tab of a visitor. */
export interface VisitorListener {
  send(frame: ServerToVisitorFrame): void;
  /** The log has news: read it after your own last position. With `links`, the links to files should be made anew. */
  wake(reason?: 'links'): void;
  /** Hash of the token that it was opened with, or given. */
  readonly session: string;
  /** Says why, and closes: nothing that still comes from it is taken. */
  leave(error: ChatError): void;
}

/** One connected desk of an operator. */
export interface DeskListener {
  readonly groups: readonly string[];
  send(frame: ServerToOperatorFrame): void;
  /** The log of this conversation has news. */
  wake(conversation: string): void;
  /** Shows a chat as a whole: newly assigned, changed or ended. */
  show(conversation: string): void;
  /** Closes the connection. */
  leave(code: number, reason: string): void;
  /** Takes a chat away. */
  remove(conversation: string): void;
  /** The links to files should be made anew. */
  renewLinks(): void;
}

/** Everybody who is connected to this process. */
export interface Hub {
  readonly visitors: Registry<VisitorListener>;
  readonly desks: Registry<DeskListener>;
}

/** Makes a hub without listeners. */
export function createHub(): Hub {
  return { visitors: createRegistry(), desks: createRegistry() };
}
