import type { History } from '../../src/history/historyEvent.js';

/** Adds up which steps a history has, by name. */
export function countSteps(totals: Map<string, number>, history: History): void {
  for (const event of history) {
    if (event.type !== 'noted') continue;
    const name = /^\{"do":"(\w+)"/.exec(event.what)?.[1];
    if (name !== undefined) totals.set(name, (totals.get(name) ?? 0) + 1);
  }
}
