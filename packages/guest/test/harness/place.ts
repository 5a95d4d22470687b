/** Addresses and secrets that a page is made with. */
export interface Place {
  /** Of the shop; an origin of its own for each run of a scenario. */
  readonly url: string;
  /** Of the chat server, by a door that this page alone uses. */
  readonly server: string;
  /** Of the page's scripts. */
  readonly nonce: string;
}

/** A scenario's shop while it is open. */
export interface Served extends Place {
  /** Policy reports that the browser has sent. */
  readonly reports: readonly string[];
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** What has reached the chat server from this page: `connected`, and the first line of each request. */
  readonly called: readonly string[];
  /** Keeps back every file whose path matches. @returns lets them go, those that were asked for meanwhile too. */
  hold(path: RegExp): () => void;
  stop(): Promise<void>;
}
