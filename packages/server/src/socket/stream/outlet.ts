import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Where the events of one connection leave: one long response, or many short ones. */
export interface Outlet {
  /** Bytes that have not left yet. */
  readonly buffered: number;
  /** Takes the next response to write into; one that still stands open is ended. */
  attach(response: ServerResponse, headers: OutgoingHttpHeaders): void;
  /** Writes in order; `done` is called when the bytes have left. */
  write(text: string, done?: () => void): void;
  /** Makes something travel when there is somebody to hear it. */
  beat(): void;
  /** Writes this last; `onGone` follows when it has left. */
  end(text: string): void;
  /** Breaks off; `onGone` follows. */
  cut(): void;
}
