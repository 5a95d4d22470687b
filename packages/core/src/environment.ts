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

/** What is kept for all tabs at one moment. */
export interface Shelf {
  /** By key, in the order of writing. Nobody vouches for the records: they may be of another version. */
  readonly records: ReadonlyMap<number, unknown>;
  /** Another one after somebody else has emptied the storage: the user in his settings, or the browser. */
  readonly era: string;
}

/**
 * A place for unsent messages that all tabs of an origin see. Every method may reject; core then goes on in
 * memory. Records are what the structured clone algorithm can copy, files included.
 */
export interface OutboxStore {
  read(): Promise<Shelf>;
  /** Writes one behind all others. The write is under way when the call returns, and kept when it resolves. */
  add(record: unknown): Promise<void>;
  /** Reads and writes in one step: keys that the answer lacks are removed, other values are written. */
  edit(change: (records: Shelf['records']) => Shelf['records']): Promise<Shelf>;
  /** Changes a value beside the messages in one step, by name; `undefined` stands for none. Answers the new one. */
  swap(name: string, change: (value: unknown) => unknown): Promise<unknown>;
  close(): void;
}

/** Names that one tab at a time can hold; the browser's `navigator.locks` is one. */
export interface LockPort {
  /**
   * Waits for the name, holds it while `held` runs, and answers as that does. The name is free again at once when
   * the tab goes.
   *
   * @throws DOMException `AbortError` when the signal comes first.
   */
  request(name: string, options: { readonly signal: AbortSignal }, held: () => Promise<void>): Promise<void>;
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
  /** Kept across visits: token, owner, running, unsent, declined, person, subject. */
  readonly local: StoragePort;
  /** Kept across reloads of one tab: draft, tray. */
  readonly tab: StoragePort;
  readonly visible: () => boolean;
  readonly online: () => boolean;
  /** Called when the page is shown, comes back online or out of the back-forward cache; the answer stops it. */
  onWake(listener: (reason: 'visible' | 'online' | 'pageshow') => void): () => void;
  /**
   * Called when the page is hidden, goes offline, or goes into the back-forward cache (`pagehide`); the answer stops
   * it. After a `pagehide` nothing may be held that keeps a page out of the cache: connection, line and lock are let
   * go of before the listener returns, or a moment later.
   */
  onRest(listener: (reason: 'hidden' | 'offline' | 'pagehide') => void): () => void;
  /** Opens a line to the other tabs; may throw. @default the tabs do not know of each other */
  channel?(name: string): ChannelPort;
  /** Opens the outbox that all tabs of the origin share; may reject. @default each session has one in memory */
  outbox?(namespace: string): Promise<OutboxStore>;
  /**
   * Removes the outbox, without opening it: an open one that is not there is made first, and outlives a page that
   * goes in that moment. @default it is opened, and what stands in it is removed
   */
  eraseOutbox?(namespace: string): Promise<void>;
  /** @default a lease that stands in the outbox: a tab that goes without a word holds it up to 9 s longer */
  locks?(): LockPort | undefined;
  /**
   * Told of what went wrong outside the session: a subscriber of a store that threw, an adapter that broke its
   * contract. The session itself goes on. @default nobody is told
   */
  report?(error: unknown): void;
}
