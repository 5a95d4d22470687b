import type { Facts } from '../facts/facts.js';

/**
 * How a promise can be broken.
 *
 * - `lost`: accepted or acknowledged, and neither stored nor shown as failed.
 * - `doubled`: twice in the log, or twice in one list.
 * - `inverted`: stored or shown in another order than written.
 * - `diverged`: at rest a list is not what the log is, or two lists of one account differ.
 * - `resurrected`: removed or discarded, and back again.
 * - `stale`: at rest an older text than the last.
 * - `regressed`: a status or a position went back.
 * - `foreign`: with or shown to somebody else, or written by nobody.
 */
export const anomalyKinds = [
  'lost',
  'doubled',
  'inverted',
  'diverged',
  'resurrected',
  'stale',
  'regressed',
  'foreign',
] as const;

/** Name of one way to break a promise. */
export type AnomalyKind = (typeof anomalyKinds)[number];

/** One broken promise. */
export interface Anomaly {
  readonly kind: AnomalyKind;
  /** The client or account where it was found. */
  readonly at: string;
  /** The message, by clientId or id, or the name of what went back. */
  readonly what: string;
  /** One sentence for the reader. */
  readonly why: string;
}

/** Looks for one kind of anomaly. */
export type Check = (facts: Facts) => Anomaly[];
