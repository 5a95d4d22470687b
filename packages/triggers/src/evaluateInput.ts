import type { Facts } from './facts.js';
import type { History } from './history.js';
import type { RuleSet } from './rules.js';
import type { SignalEvent } from './signalEvent.js';
import type { Situation } from './situation.js';

/** Everything a decision depends on; nothing else enters it. */
export interface EvaluateInput {
  /** As `parseRules` returns it. */
  readonly set: RuleSet;
  readonly facts: Facts;
  readonly history: History;
  readonly situation?: Situation;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly signal: SignalEvent;
  /** From 0 up to, but not including, 1: draws among equal priorities. */
  readonly random: number;
  /** Rules that an `unless` signal has just called off. */
  readonly withdrawn?: readonly string[];
}
