import type { History } from './historyEvent.js';

/** Writes a history as JSONL, one event a line. */
export function formatHistory(history: History): string {
  return history.map((event) => `${JSON.stringify(event)}\n`).join('');
}
