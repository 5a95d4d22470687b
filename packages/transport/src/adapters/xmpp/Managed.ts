/** What a later stream needs to go on where this one was cut (XEP-0198). */
export interface Managed {
  readonly id: string;
  /** Stanzas that came, all in all. */
  received: number;
  /** Stanzas that the server says it has. */
  acknowledged: number;
  /** What the server has not acknowledged, oldest first. */
  readonly unacknowledged: string[];
}

/** Notes how many stanzas the server has, as it says in `frame`. */
export function acknowledge(managed: Managed, frame: Element): void {
  // Both sides count modulo 2^32; nobody writes that much in one stream.
  const more = Number(frame.getAttribute('h')) - managed.acknowledged;
  if (!(more > 0)) return;
  managed.acknowledged += more;
  managed.unacknowledged.splice(0, more);
}
