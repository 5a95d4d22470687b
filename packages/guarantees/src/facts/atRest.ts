import type { ShownEvent } from '../history/historyEvent.js';
import type { Facts } from './facts.js';

/** The lists that were shown when everything had come to an end. */
export function atRest(facts: Facts): readonly ShownEvent[] {
  return [...facts.showings.values()]
    .flat()
    .map(({ event }) => event)
    .filter((event) => event.atRest);
}
