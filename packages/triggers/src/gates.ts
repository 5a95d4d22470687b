import type { EvaluateInput } from './evaluateInput.js';
import { dayMs, eventsOf } from './history.js';
import { isPayment } from './isPayment.js';
import type { Budget, Limits, Rule, RuleSet, Schedule } from './rules.js';

/** How often a rule may speak to one visitor. */
export function limitOf({ limits }: Rule): NonNullable<Limits['perVisitor']> {
  return limits?.perVisitor ?? { max: 1, per: 'visit' };
}

/** The interruption budget with its defaults. */
export function budgetOf({ budget }: RuleSet): Required<Budget> {
  return { perVisit: 2, perDay: 3, gapSeconds: 120, afterDismissHours: 24, ...budget };
}

/** When a period of a limit began. */
export function startOf(per: 'visit' | 'day' | 'ever', { history, now }: EvaluateInput): number {
  return per === 'visit' ? history.startedAt : per === 'day' ? now - dayMs + 1 : 0;
}

/** What keeps every rule away alike: first the moment, then the budget. False stops; the names are the reasons. */
export function commonGates(input: EvaluateInput) {
  const { set, facts, history, now, situation = {} } = input;
  const { perVisit, perDay, gapSeconds, afterDismissHours } = budgetOf(set);
  return {
    hidden: !situation.hidden,
    typing: !situation.typing,
    dialog: !situation.dialog,
    onScreen: !situation.onScreen,
    otherTab: !situation.otherTab,
    chatOpen: !facts['chat.open'] && !facts['chat.active'],
    payment: !isPayment(facts['page.type']),
    visitBudget: eventsOf(history, 'shown', startOf('visit', input)).length < perVisit,
    dayBudget: eventsOf(history, 'shown', startOf('day', input)).length < perDay,
    gap: !eventsOf(history, 'shown', now - gapSeconds * 1000 + 1).length,
    afterDismissal: !eventsOf(history, 'dismissed', now - afterDismissHours * 3_600_000 + 1).length,
  };
}

/** Whether a rule may speak at a time (milliseconds since the epoch) in the zone. */
export type Clock = (schedule: Schedule, zone: string | undefined, now: number) => boolean;

/** What a rule has to pass by itself, besides its condition. Without a clock no schedule is open. */
export function ownGates(rule: Rule, input: EvaluateInput, clock: Clock | undefined) {
  const { id, status, when, limits, schedule } = rule;
  const { history, now, signal, withdrawn } = input;
  const { max, per } = limitOf(rule);
  return {
    status: !status || status === 'published',
    // How long a visitor must have been on a page before leaving it means anything.
    notYet:
      when.signal !== 'exitIntent' ||
      signal.signal !== 'exitIntent' ||
      signal.afterSeconds >= (when.afterSeconds ?? 2),
    schedule: !schedule || !!clock?.(schedule, input.set.zone, now),
    capped: eventsOf(history, 'shown', startOf(per, input), id).length < max,
    stopped: !limits?.stopAfter?.some((what) => eventsOf(history, what, 0, id).length),
    withdrawn: !withdrawn?.includes(id),
  };
}
