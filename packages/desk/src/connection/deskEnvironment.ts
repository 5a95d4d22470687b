/**
 * The outside world of the desk as one argument, so that tests turn the clock and script the socket.
 */

/** What a socket tells; each handler is called in order and never after `onClose`. */
export interface SocketHandlers {
  onOpen(): void;
  onText(text: string): void;
  /** Once, also when the socket never opened. `code` is the WebSocket close code. */
  onClose(code: number): void;
}

/** One WebSocket, as small as the desk needs it. */
export interface DeskSocket {
  send(text: string): void;
  close(): void;
}

/** A place for strings that may refuse; the desk then goes on in memory. */
export interface StoragePort {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** Everything the desk needs from where it runs. */
export interface DeskEnvironment {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `ms`; the answer calls it off. */
  after(ms: number, callback: () => void): () => void;
  /** From 0 up to, but not including, 1. */
  random(): number;
  openSocket(handlers: SocketHandlers): DeskSocket;
  /** Kept across reloads of this tab: drafts and replies on their way. */
  readonly tab: StoragePort;
  /** Kept across visits: whether alerts sound. */
  readonly local: StoragePort;
  /** Whether the operator looks at this window now. */
  focused(): boolean;
  /** Called when that changes; the answer stops it. */
  onFocusChange(listener: () => void): () => void;
  /** Called when the network comes back or the window is shown; the answer stops it. */
  onWake(listener: () => void): () => void;
}
