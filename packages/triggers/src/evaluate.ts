import { decide, toView } from './decide.js';
import type { EvaluateInput } from './evaluateInput.js';
import { explainCondition } from './explainCondition.js';
import { explainGate } from './explainGate.js';
import { commonGates, ownGates, type View } from './gates.js';
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
  const winner = decide(input);
  const view = toView(input);
  const rules = input.set.rules.filter((rule) => listensTo(rule.when, input.signal));
  return {
    ...(winner && { winner }),
    trace: {
      at: input.now,
      signal: input.signal,
      ...(winner && { winner: winner.id }),
      rules: rules.map((rule) => explainRule(rule, view, winner)),
    },
  };
}

function explainRule(rule: Rule, view: View, winner: Rule | undefined): RuleTrace {
  const condition = rule.if && explainCondition(rule.if, view.facts);
  const result = condition ? condition.result : true;
  const gates: GateTrace[] = [];
  const add = (gate: Reason, passed: boolean): void => {
    const detail = explainGate(gate, rule, view);
    gates.push({ gate, passed, ...(detail && { detail }) });
  };
  for (const [name, passes] of Object.entries(commonGates))
    add(name as keyof typeof commonGates, passes(view));
  for (const [name, passes] of Object.entries(ownGates))
    add(name as keyof typeof ownGates, passes(rule, view));
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
