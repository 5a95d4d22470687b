/** As much of a `WebSocket` as the adapter uses. */
export interface Socket {
  readonly readyState: number;
  addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: unknown) => void): void;
  send(text: string): void;
  close(): void;
  /** Only Node's `ws` has it: ends a socket whose other side does not answer the closing. */
  terminate?(): void;
}

/** Makes sockets that speak a subprotocol: the browser's `WebSocket`, or the one of the package `ws`. */
export type SocketConstructor = new (url: string, protocol: string) => Socket;

/** Reads XML: the browser's `DOMParser`, or the one of the package `@xmldom/xmldom`. */
export type ParserConstructor = new () => {
  parseFromString(
    text: string,
    type: 'text/xml',
  ): {
    readonly documentElement: unknown;
    getElementsByTagName(name: string): { readonly length: number };
  };
};
