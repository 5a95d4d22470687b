import type { ChatOptions } from '../launcher/chatOptions.js';
import { isSame } from './isSame.js';

/**
 * What has to be done about changed options. `adjust`: only such differ that a running counter takes as verbs,
 * `context`, `consent` and `hidden`. `replace`: another counter for the same conversation. `move`: another
 * counter that talks to somebody else.
 */
export type OptionsChange = 'none' | 'adjust' | 'replace' | 'move';

/** Compares the options that a counter has with those that it should have. */
export function changeBetween(before: ChatOptions, after: ChatOptions): OptionsChange {
  const differs = (name: string): boolean =>
    !isSame(before[name as keyof ChatOptions], after[name as keyof ChatOptions]);
  const changed = Object.keys({ ...before, ...after }).filter(differs);
  if (changed.length === 0) return 'none';
  if (changed.some((name) => /^(server|transport|namespace)$/.test(name))) return 'move';
  return changed.every((name) => /^(context|consent|hidden)$/.test(name)) ? 'adjust' : 'replace';
}
