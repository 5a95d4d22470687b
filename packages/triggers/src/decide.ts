import type { EvaluateInput } from './evaluateInput.js';
import { type Clock, commonGates, ownGates } from './gates.js';
import type { Rule } from './rules.js';
import { listensTo } from './signalEvent.js';
import { weigh } from './weigh.js';

/** Which rule speaks on a signal, if any. Pure, and as fast as it can be: `evaluate` says why. Schedules need the clock. */
export function decide(input: EvaluateInput, clock: Clock | undefined): Rule | undefined {
  if (!passes(commonGates(input))) return undefined;
  const able = input.set.rules.filter(
    (rule) =>
      listensTo(rule.when, input.signal) &&
      passes(ownGates(rule, input, clock)) &&
      (!rule.if || weigh(rule.if, input.facts)),
  );
  const highest = Math.max(...able.map(priorityOf));
  const best = able.filter((rule) => priorityOf(rule) === highest);
  // Among equals the random number draws.
  return best[Math.floor(input.random * best.length)];
}

function passes(gates: Readonly<Record<string, boolean>>): boolean {
  for (const name in gates) if (!gates[name]) return false;
  return true;
}

function priorityOf({ priority = 0 }: Rule): number {
  return priority;
}
