import type { EvaluateInput } from './evaluateInput.js';
import { commonGates, ownGates, type View } from './gates.js';
import type { Rule } from './rules.js';
import { listensTo } from './signalEvent.js';
import { toZoneTime } from './toZoneTime.js';
import { weigh } from './weigh.js';

/** Which rule speaks on a signal, if any. Pure, and as fast as it can be: `evaluate` says why. */
export function decide(input: EvaluateInput): Rule | undefined {
  const view = toView(input);
  if (!Object.values(commonGates).every((passes) => passes(view))) return undefined;
  const own = Object.values(ownGates);
  let best: Rule[] = [];
  for (const rule of input.set.rules) {
    const ahead = best[0] ? (rule.priority ?? 0) - (best[0].priority ?? 0) : 0;
    if (
      // What cannot win is not weighed.
      ahead >= 0 &&
      listensTo(rule.when, input.signal) &&
      own.every((passes) => passes(rule, view)) &&
      (!rule.if || weigh(rule.if, input.facts))
    )
      best = ahead ? [rule] : [...best, rule];
  }
  // Among equals the random number draws.
  return best[Math.floor(input.random * best.length)];
}

/** What all gates of one decision look at. */
export function toView(input: EvaluateInput): View {
  const { zone, rules } = input.set;
  const time = zone && rules.some(({ schedule }) => schedule) ? toZoneTime(zone, input.now) : undefined;
  return { ...input, time };
}
