import type { Peer } from './peer.js';

/** What became of a frame: settles when it has been handled or refused. */
export type TakeFrame = (bytes: Buffer, binary: boolean) => Promise<void>;

/** One connection of a client: a WebSocket, or a stream of events with the requests that belong to it. */
export interface Carrier {
  readonly peer: Peer;
  /** Who takes the frames; set once, before the first arrives. */
  onFrame(take: TakeFrame): void;
  /** Called once, when the connection is gone. */
  onClose(listener: () => void): void;
  /** Called whenever anything comes from the client. */
  onAlive(listener: () => void): void;
  /** Takes no more frames for now; what comes meanwhile waits at the client's side. */
  pause(): void;
  resume(): void;
  /** Makes something travel, so that a dead connection shows. */
  ping(): void;
  /** Ends it now, whatever the other side does. */
  cut(): void;
}
