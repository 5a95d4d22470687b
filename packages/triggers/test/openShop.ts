import { createTriggers, type Triggers, type TriggersOptions } from '../src/createTriggers.js';
import type { DecisionTrace, Reason } from '../src/trace.js';
import type { Tab } from './createWorld.js';
import { sampleRule } from './sampleRule.js';

/** A page with triggers at work, and what came out of them. */
export interface OpenShop {
  readonly triggers: Triggers;
  readonly tab: Tab;
  readonly shown: string[];
  readonly withdrawn: string[];
  readonly problems: string[];
  /** Why the rule was silent at the last look. */
  reason(ruleId?: string): Promise<Reason | undefined>;
  last(): Promise<DecisionTrace | undefined>;
}

/** Opens a page; the budget is wide unless the test narrows it. */
export function openShop(
  tab: Tab,
  rules: readonly Record<string, unknown>[] = [sampleRule()],
  { set, ...options }: Partial<TriggersOptions> & { set?: Record<string, unknown> } = {},
): OpenShop {
  const shown: string[] = [];
  const withdrawn: string[] = [];
  const problems: string[] = [];
  const triggers = createTriggers({
    rules: {
      budget: { perVisit: 99, perDay: 99, gapSeconds: 0, afterDismissHours: 0 },
      zone: 'Europe/Paris',
      ...set,
      rules,
    },
    environment: tab,
    keep: 'local',
    onPrompt: ({ ruleId }) => shown.push(ruleId),
    onWithdraw: (ruleId) => withdrawn.push(ruleId),
    onProblem: ({ path, message }) => problems.push(`${path}: ${message}`),
    ...options,
  });
  const last = async (): Promise<DecisionTrace | undefined> => (await triggers.explain()).decisions.at(-1);
  return {
    triggers,
    tab,
    shown,
    withdrawn,
    problems,
    last,
    reason: async (ruleId = 'rescue') => (await last())?.rules.find((rule) => rule.ruleId === ruleId)?.reason,
  };
}
