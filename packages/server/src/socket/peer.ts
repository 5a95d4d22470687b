import type { ServerToOperatorFrame, ServerToVisitorFrame } from '@comptoir/transport/wire';

/** Anything the server may say. */
export type ServerFrame = ServerToVisitorFrame | ServerToOperatorFrame;

/** One socket as the rest of the server sees it. */
export interface Peer {
  /** Fire and forget; a socket that does not keep up is closed instead of growing. */
  send(frame: ServerFrame): void;
  /**
   * Sends in step with the reader: resolves when there is room for more.
   *
   * @returns false when the socket is gone, or was closed because it did not read in time.
   */
  sendInStep(frame: ServerFrame): Promise<boolean>;
  /** Closes with one of `closeCodes`; makes sure the socket is gone soon, whatever the other side does. */
  close(code: number, reason: string): void;
  readonly open: boolean;
  /** Whether so much waits for the reader that the next frame should wait as well: see `sendInStep`. */
  readonly behind: boolean;
}
