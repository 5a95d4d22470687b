import type { History, LogMessage, OperatorEvent, SentEvent, ShownEvent } from '../history/historyEvent.js';

/** What became of one message that a visitor wrote. */
export interface Letter {
  readonly sent: SentEvent;
  /** Number of the press of Send, over all tabs. */
  readonly press: number;
  /** A tab has shown it as stored. */
  readonly isAcked: boolean;
  /** Nobody promises any more that it will be stored. */
  readonly isExcused: boolean;
  readonly isRetried: boolean;
  readonly isDiscarded: boolean;
  /** Whether a byte of it may have left when it was discarded. */
  readonly isDoubtful: boolean;
}

/** One list as shown, with its place in the history. */
export interface Showing {
  readonly event: ShownEvent;
  readonly index: number;
}

/** A history, read once and put in order for the checks. */
export interface Facts {
  readonly history: History;
  /** By clientId. */
  readonly letters: ReadonlyMap<string, Letter>;
  /** Final rows by account, in the order in which the backend gave them. */
  readonly logs: ReadonlyMap<string, readonly LogMessage[]>;
  /** Who an account is. */
  readonly persons: ReadonlyMap<string, string>;
  /** All lists, by client, in order of time. */
  readonly showings: ReadonlyMap<string, readonly Showing[]>;
  readonly operator: readonly OperatorEvent[];
  /** Ids of messages that were certainly removed, with the place in the history. */
  readonly removed: ReadonlyMap<string, number>;
  /** Ids whose removal has no known outcome. */
  readonly maybeRemoved: ReadonlySet<string>;
  /** Tabs of whose visitor the device has been made to forget: they may have forgotten, too. */
  readonly wiped: ReadonlySet<string>;
  /** The backend was put back to older data: what was stored may be gone. */
  readonly isRestored: boolean;
}
