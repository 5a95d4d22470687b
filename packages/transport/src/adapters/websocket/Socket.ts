type Listen = (type: 'open' | 'message' | 'close' | 'error', listener: (event: unknown) => void) => void;

/** As much of a `WebSocket` as the adapter uses. */
export interface Socket {
  readonly readyState: number;
  readonly addEventListener: Listen;
  readonly removeEventListener: Listen;
  send(text: string): void;
  close(): void;
  /** Only Node's `ws` has it: ends a socket whose other side does not answer the closing. */
  terminate?(): void;
}

/** Makes sockets: the browser's `WebSocket`, or the one of the package `ws`. */
export type SocketConstructor = new (url: string) => Socket;
