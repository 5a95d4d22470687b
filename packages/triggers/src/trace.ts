import type { FactValue } from './facts.js';
import type { SignalEvent } from './signalEvent.js';
import type { Truth } from './truth.js';

/** Why a rule did not win; each is explained in docs/triggers.md. */
export type Reason =
  | 'status'
  | 'notYet'
  | 'schedule'
  | 'capped'
  | 'stopped'
  | 'conditionFalse'
  | 'conditionUnknown'
  | 'hidden'
  | 'typing'
  | 'dialog'
  | 'chatOpen'
  | 'payment'
  | 'onScreen'
  | 'otherTab'
  | 'withdrawn'
  | 'visitBudget'
  | 'dayBudget'
  | 'gap'
  | 'afterDismissal'
  | 'outranked';

/** One thing a rule had to pass; `detail` holds the values that decided. */
export interface GateTrace {
  readonly gate: Reason;
  readonly passed: boolean;
  readonly detail?: string;
}

/** One condition with what it found: ✓ is `true`, ✗ is `false`, ? is `undefined`. */
export type ConditionTrace =
  | {
      readonly fact: string;
      readonly op: string;
      readonly value: unknown;
      readonly actual: FactValue | undefined;
      readonly result: Truth;
    }
  | {
      readonly group: 'all' | 'any' | 'not';
      readonly of: readonly ConditionTrace[];
      readonly result: Truth;
    };

/** What became of one rule that listens to the signal. */
export interface RuleTrace {
  readonly ruleId: string;
  readonly won: boolean;
  /** The first gate that stopped it. */
  readonly reason?: Reason;
  readonly gates: readonly GateTrace[];
  readonly condition?: ConditionTrace;
}

/** One look at all rules. */
export interface DecisionTrace {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly signal: SignalEvent;
  readonly winner?: string;
  readonly rules: readonly RuleTrace[];
}
