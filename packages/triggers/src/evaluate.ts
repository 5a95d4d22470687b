import { decide } from './decide.js';
import type { EvaluateInput } from './evaluateInput.js';
import { explainCondition } from './explainCondition.js';
import { explainGate } from './explainGate.js';
import { commonGates, ownGates } from './gates.js';
import { isInSchedule } from './isInSchedule.js';
import type { Rule } from './rules.js';
import { listensTo } from './signalEvent.js';
import type { DecisionTrace, GateTrace, Reason, RuleTrace } from './trace.js';

export type { EvaluateInput };

/** Which rule speaks, if any, and for every rule why or why not. */
export interface Decision {
  readonly winner?: Rule;
  readonly trace: DecisionTrace;
}

/** Decides which rule speaks on a signal, and says why. Pure: the page decides with the same `decide`. */
export function evaluate(input: EvaluateInput): Decision {
  const winner = decide(input, isInSchedule);
  const rules = input.set.rules.filter((rule) => listensTo(rule.when, input.signal));
  return {
    ...(winner && { winner }),
    trace: {
      at: input.now,
      signal: input.signal,
      ...(winner && { winner: winner.id }),
      rules: rules.map((rule) => explainRule(rule, input, winner)),
    },
  };
}

function explainRule(rule: Rule, input: EvaluateInput, winner: Rule | undefined): RuleTrace {
  const condition = rule.if && explainCondition(rule.if, input.facts);
  const result = condition ? condition.result : true;
  const gates: GateTrace[] = [];
  const add = (gate: Reason, passed: boolean): void => {
    const detail = explainGate(gate, rule, input);
    gates.push({ gate, passed, ...(detail && { detail }) });
  };
  for (const [name, passed] of Object.entries({
    ...commonGates(input),
    ...ownGates(rule, input, isInSchedule),
  }))
    add(name as Reason, passed);
  add(result === undefined ? 'conditionUnknown' : 'conditionFalse', result === true);
  if (winner && winner !== rule) gates.push({ gate: 'outranked', passed: false, detail: `by ${winner.id}` });
  const reason = gates.find(({ passed }) => !passed)?.gate;
  return {
    ruleId: rule.id,
    won: rule === winner,
    ...(reason && { reason }),
    gates,
    ...(condition && { condition }),
  };
}
