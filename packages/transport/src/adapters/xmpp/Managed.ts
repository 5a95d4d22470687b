/** What a later stream needs to go on where this one was cut (XEP-0198). */
export interface Managed {
  readonly id: string;
  /** Stanzas that came, all in all. */
  received: number;
  /** Stanzas that the server says it has. */
  acknowledged: number;
  /** What the server has not acknowledged, oldest first; empty for what is not to be repeated. */
  readonly unacknowledged: string[];
}
