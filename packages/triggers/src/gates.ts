import { countEvents } from './countEvents.js';
import type { EvaluateInput } from './evaluateInput.js';
import { isInSchedule } from './isInSchedule.js';
import { isPayment } from './isPayment.js';
import { lastEvent } from './lastEvent.js';
import type { Budget, Limits, Rule, RuleSet } from './rules.js';
import { isTooEarly } from './signalEvent.js';
import type { ZoneTime } from './toZoneTime.js';

/** What the gates of one decision look at. */
export interface View extends EvaluateInput {
  /** The time on the shop's wall; absent when no rule asks. */
  readonly time: ZoneTime | undefined;
}

/** How often a rule may speak to one visitor. */
export function limitOf({ limits }: Rule): NonNullable<Limits['perVisitor']> {
  return limits?.perVisitor ?? { max: 1, per: 'visit' };
}

/** The interruption budget with its defaults. */
export function budgetOf({ budget }: RuleSet): Required<Budget> {
  return { perVisit: 2, perDay: 3, gapSeconds: 120, afterDismissHours: 24, ...budget };
}

/** What one rule has to pass by itself, besides its condition; the names are the reasons in a trace. */
export const ownGates = {
  status: ({ status }: Rule) => !status || status === 'published',
  notYet: ({ when }: Rule, { signal }: View) => !isTooEarly(when, signal),
  schedule: ({ schedule }: Rule, { time }: View) => !schedule || isInSchedule(schedule, time),
  capped: (rule: Rule, { history, now }: View) =>
    countEvents(history, now, 'shown', limitOf(rule).per, rule.id) < limitOf(rule).max,
  stopped: ({ id, limits }: Rule, { history, now }: View) =>
    !limits?.stopAfter?.some((what) => countEvents(history, now, what, 'ever', id)),
  withdrawn: ({ id }: Rule, { withdrawn }: View) => !withdrawn?.includes(id),
};

/** What keeps every rule away alike: the moment, then the budget. */
export const commonGates = {
  hidden: ({ situation }: View) => !situation?.hidden,
  typing: ({ situation }: View) => !situation?.typing,
  dialog: ({ situation }: View) => !situation?.dialog,
  onScreen: ({ situation }: View) => !situation?.onScreen,
  otherTab: ({ situation }: View) => !situation?.otherTab,
  chatOpen: ({ facts }: View) => !facts['chat.open'] && !facts['chat.active'],
  payment: ({ facts }: View) => !isPayment(facts['page.type']),
  visitBudget: ({ set, history, now }: View) =>
    countEvents(history, now, 'shown', 'visit') < budgetOf(set).perVisit,
  dayBudget: ({ set, history, now }: View) =>
    countEvents(history, now, 'shown', 'day') < budgetOf(set).perDay,
  gap: ({ set, history, now }: View) => now - lastEvent(history, 'shown') >= budgetOf(set).gapSeconds * 1000,
  afterDismissal: ({ set, history, now }: View) =>
    now - lastEvent(history, 'dismissed') >= budgetOf(set).afterDismissHours * 3_600_000,
};
