import type { Consent } from '@comptoir/core';

/** What one consent tool says; `undefined` while there is none, or while the visitor has not chosen. */
export interface Signal {
  /** Whether the tool is in this page. */
  isThere(): boolean;
  /** Its newest answer: `on-open` where the visitor has allowed less than `granted` needs, and refused nothing. */
  answer(): Consent;
  stop(): void;
}

/** Begins to listen to one consent tool; `changed` is called whenever its answer may be another. */
export type Listen = (changed: () => void) => Signal;
