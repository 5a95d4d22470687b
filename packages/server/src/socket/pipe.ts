import type { ServerFrame } from './peer.js';

/** The raw sending half of one connection, whatever carries it. */
export interface Pipe {
  readonly open: boolean;
  /** Bytes that wait for the reader. */
  readonly buffered: number;
  /** `done` is called when the bytes have left, and never when the connection is gone before. */
  write(frame: ServerFrame, done?: () => void): void;
  /** Says why it ends, behind everything written before. */
  close(code: number, reason: string): void;
  /** Ends it now; nothing more is said. */
  cut(): void;
  /** Called once, when it is gone. */
  onClose(listener: () => void): void;
}
