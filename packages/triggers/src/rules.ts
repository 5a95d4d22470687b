import type { FactName } from './facts.js';
import type { Money } from './money.js';
import type { Operator } from './operators.js';

/** One text, or one text per language tag (`{ "en": …, "ru": … }`). Plain text, never HTML. */
export type Text = string | Readonly<Record<string, string>>;

/** What a fact is compared with; which kind fits depends on the fact and the operator. */
export type ConditionValue =
  | string
  | number
  | boolean
  | Money
  | readonly string[]
  | readonly number[]
  | readonly Money[];

/** Something that must hold when the signal comes; `known` and `unknown` take no value. */
export type Condition =
  | { readonly fact: FactName; readonly op: Operator; readonly value?: ConditionValue }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** The moment at which a rule is looked at. Seconds count from the last activity, or from the page or visit opening. */
export type When =
  | { readonly signal: 'idle'; readonly seconds: number }
  /** `afterSeconds`: how long the visitor must have been on the page. @default 2 */
  | { readonly signal: 'exitIntent'; readonly afterSeconds?: number }
  | { readonly signal: 'dwell'; readonly on: 'page' | 'site'; readonly seconds: number }
  | { readonly signal: 'cartChanged' }
  | { readonly signal: 'custom'; readonly name: string };

/** A signal that takes the prompt off the screen. */
export type Unless =
  | { readonly signal: 'purchase' | 'chatStarted' | 'cartChanged' }
  | { readonly signal: 'custom'; readonly name: string };

/** How often all interruptions together may happen; absent members take the defaults. */
export interface Budget {
  /** @default 2 */
  readonly perVisit?: number;
  /** In the last 24 hours. @default 3 */
  readonly perDay?: number;
  /** Quiet after any interruption. @default 120 */
  readonly gapSeconds?: number;
  /** Quiet after any dismissal. @default 24 */
  readonly afterDismissHours?: number;
}

/** How often one rule may speak to one visitor. A rule without limits speaks once per visit. */
export interface Limits {
  /** `day` is the last 24 hours, `visit` ends after 30 minutes of silence. */
  readonly perVisitor?: { readonly max: number; readonly per: 'visit' | 'day' | 'ever' };
  /** Never again once this happened to the rule's prompt. */
  readonly stopAfter?: readonly ('dismissed' | 'engaged')[];
}

/** When a rule may speak, in the rule set's zone. */
export interface Schedule {
  readonly days?: readonly Day[];
  /** `["09:00", "22:00"]`: from the first up to, not including, the second; may pass midnight. */
  readonly hours?: readonly string[];
  /** First day, `2026-11-01`. */
  readonly from?: string;
  /** First day on which it no longer runs. */
  readonly until?: string;
}

/** Day of the week. */
export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** One more way into the chat below a prompt. */
export interface PromptButton {
  readonly label: Text;
  /** @default the prompt's intent */
  readonly intent?: string;
  readonly draft?: Text;
}

/** An offer of help: a text and a button that opens an intent with a draft in the composer. */
export interface HelpPayload {
  readonly kind: 'help';
  readonly intent: string;
  readonly text: Text;
  /** The main button's label. */
  readonly button: Text;
  readonly draft?: Text;
  readonly buttons?: readonly PromptButton[];
}

/** One rule: when, if, unless, how often, what. */
export interface Rule {
  readonly id: string;
  readonly name?: string;
  /** Only published rules speak. @default 'published' */
  readonly status?: 'draft' | 'published' | 'paused';
  /** The highest wins. @default 0 */
  readonly priority?: number;
  readonly when: When;
  readonly if?: Condition;
  readonly unless?: readonly Unless[];
  readonly limits?: Limits;
  readonly schedule?: Schedule;
  readonly then: HelpPayload;
}

/** A whole file of rules. */
export interface RuleSet {
  readonly version?: number;
  /** IANA name of the shop's time zone; schedules need it. */
  readonly zone?: string;
  readonly budget?: Budget;
  readonly rules: readonly Rule[];
}

/** Something in a rule file or in the shop's data that cannot be used. */
export interface Problem {
  /** The rule that is switched off by it; absent when it lies outside of the rules. */
  readonly ruleId?: string;
  /** Where: `rules[2].if.all[0].op`. */
  readonly path: string;
  /** What was expected and what stood there. */
  readonly message: string;
}
