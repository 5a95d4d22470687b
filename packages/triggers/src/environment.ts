/** A place for strings. Every method may throw; the engine then goes on in memory. */
export type StoragePort = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A line to the visitor's other open tabs; what is posted reaches all of them but not the sender. */
export interface BroadcastPort {
  post(message: unknown): void;
  close(): void;
}

/** The outside world, so that a test can turn the clock, open tabs and move the pointer. */
export interface TriggersEnvironment {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `ms`; the answer calls it off. */
  after(ms: number, callback: () => void): () => void;
  /** From 0 up to, but not including, 1. */
  random(): number;
  /** Kept across visits and shared by tabs; may throw where storage is blocked. */
  local(): StoragePort;
  /** Kept across reloads of one tab; may throw as well. */
  tab(): StoragePort;
  /** Opens the line to the other tabs; `undefined` where there is none. */
  broadcast(name: string, onMessage: (message: unknown) => void): BroadcastPort | undefined;
  /** Runs one task at a time among all tabs that use the name. */
  exclusive(name: string, task: () => Promise<void>): Promise<void>;
  readonly window: Window;
}
