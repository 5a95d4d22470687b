import type { EvaluateInput } from './evaluateInput.js';
import { budgetOf, limitOf, startOf } from './gates.js';
import { eventsOf } from './history.js';
import type { Rule } from './rules.js';
import type { Reason } from './trace.js';

/** The figures on which a gate decided, for those that have any. */
export function explainGate(gate: Reason, rule: Rule, input: EvaluateInput): string | undefined {
  const { history, now } = input;
  const { perVisit, perDay, gapSeconds, afterDismissHours } = budgetOf(input.set);
  const since = (what: 'shown' | 'dismissed'): string => {
    const [at] = eventsOf(history, what).at(-1) ?? [];
    return at ? `${Math.floor((now - at) / 1000)} s since` : 'never';
  };
  const count = (per: 'visit' | 'day' | 'ever', id?: string): number =>
    eventsOf(history, 'shown', startOf(per, input), id).length;
  switch (gate) {
    case 'status':
      return rule.status ?? 'published';
    case 'capped': {
      const { max, per } = limitOf(rule);
      return `${count(per, rule.id)} of ${max} per ${per}`;
    }
    case 'visitBudget':
      return `${count('visit')} of ${perVisit}`;
    case 'dayBudget':
      return `${count('day')} of ${perDay}`;
    case 'gap':
      return `${since('shown')}, needs ${gapSeconds} s`;
    case 'afterDismissal':
      return `${since('dismissed')}, needs ${afterDismissHours} h`;
    default:
      return undefined;
  }
}
