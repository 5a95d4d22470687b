import { countEvents } from './countEvents.js';
import { budgetOf, limitOf, type View } from './gates.js';
import { lastEvent } from './lastEvent.js';
import type { Rule } from './rules.js';
import type { Reason } from './trace.js';

/** The figures on which a gate decided, for those that have any. */
export function explainGate(gate: Reason, rule: Rule, view: View): string | undefined {
  const { history, now } = view;
  const { perVisit, perDay, gapSeconds, afterDismissHours } = budgetOf(view.set);
  const since = (what: 'shown' | 'dismissed'): string => {
    const at = lastEvent(history, what);
    return at ? `${Math.floor((now - at) / 1000)} s since` : 'never';
  };
  switch (gate) {
    case 'status':
      return rule.status ?? 'published';
    case 'capped': {
      const { max, per } = limitOf(rule);
      return `${countEvents(history, now, 'shown', per, rule.id)} of ${max} per ${per}`;
    }
    case 'visitBudget':
      return `${countEvents(history, now, 'shown', 'visit')} of ${perVisit}`;
    case 'dayBudget':
      return `${countEvents(history, now, 'shown', 'day')} of ${perDay}`;
    case 'gap':
      return `${since('shown')}, needs ${gapSeconds} s`;
    case 'afterDismissal':
      return `${since('dismissed')}, needs ${afterDismissHours} h`;
    default:
      return undefined;
  }
}
