/**
 * The outside world as one argument, so that a test can turn the clock, fail the storage and hide the page.
 */

/** A place for strings. Every method may fail; core then goes on in memory. */
export interface StoragePort {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** A line to the other tabs of the origin. */
export interface ChannelPort {
  /** Reaches every listener on the same name in other tabs, and no listener of this port. */
  post(message: unknown): void;
  /** What arrives may come from any script of the origin; the answer stops it. */
  listen(listener: (message: unknown) => void): () => void;
  close(): void;
}

/** Everything a session needs from where it runs. */
export interface Environment {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds on a clock that nobody sets, from any zero. @default `now` */
  steady?(): number;
  /** Calls back once after `ms`; the answer calls it off. */
  after(ms: number, callback: () => void): () => void;
  /** From 0 up to, but not including, 1. */
  random(): number;
  /** Kept across visits: token, running, declined, person. */
  readonly local: StoragePort;
  /** Kept across reloads of one tab: draft, outbox. */
  readonly tab: StoragePort;
  readonly visible: () => boolean;
  readonly online: () => boolean;
  /** Called when the page is shown, comes back online or out of the back-forward cache; the answer stops it. */
  onWake(listener: (reason: 'visible' | 'online' | 'pageshow') => void): () => void;
  /** Called when the page is hidden or goes offline; the answer stops it. */
  onRest(listener: (reason: 'hidden' | 'offline') => void): () => void;
  /** Opens a line to the other tabs; may throw. @default the tabs do not know of each other */
  channel?(name: string): ChannelPort;
  /**
   * Told of what went wrong outside the session: a subscriber of a store that threw, an adapter that broke its
   * contract. The session itself goes on. @default nobody is told
   */
  report?(error: unknown): void;
}
