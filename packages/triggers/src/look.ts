import { decide } from './decide.js';
import type { EvaluateInput } from './evaluateInput.js';
import { readSituation } from './readSituation.js';
import type { Rule } from './rules.js';
import type { Situation } from './situation.js';
import { type FactSources, toFacts } from './toFacts.js';

/** What the engine knows when a signal comes; the page itself is looked at here. */
export interface LookInput extends Omit<EvaluateInput, 'facts'>, Omit<FactSources, 'document'> {
  readonly situation: Situation;
  readonly document: Document;
}

/** Everything that the engine does on a signal: gathers the facts, looks at the page and decides. */
export function look(known: LookInput): { input: EvaluateInput; winner: Rule | undefined } {
  const { set, signal, random, now, history, withdrawn } = known;
  const input: EvaluateInput = {
    set,
    signal,
    random,
    now,
    history,
    facts: toFacts(known),
    situation: { ...readSituation(known.document), ...known.situation },
    ...(withdrawn && { withdrawn }),
  };
  return { input, winner: decide(input) };
}
