import type { When } from './rules.js';

/** Something that just happened. `afterSeconds` of an exit intent: how long the visitor has been on the page. */
export type SignalEvent =
  | { readonly signal: 'idle'; readonly seconds: number }
  | { readonly signal: 'exitIntent'; readonly afterSeconds: number }
  | { readonly signal: 'dwell'; readonly on: 'page' | 'site'; readonly seconds: number }
  | { readonly signal: 'cartChanged' }
  /** `data` is shown in the trace and decides nothing. */
  | { readonly signal: 'custom'; readonly name: string; readonly data?: unknown };

/** How long a visitor must have been on a page before leaving it means anything. */
const exitFloorSeconds = 2;

/** Whether a rule listens to this kind of signal. */
export function listensTo(when: When, event: SignalEvent): boolean {
  switch (when.signal) {
    case 'idle':
      return event.signal === 'idle' && event.seconds === when.seconds;
    case 'dwell':
      return event.signal === 'dwell' && event.on === when.on && event.seconds === when.seconds;
    case 'custom':
      return event.signal === 'custom' && event.name === when.name;
    default:
      return event.signal === when.signal;
  }
}

/** Whether an exit intent comes too early for a rule; other signals never do. */
export function isTooEarly(when: When, event: SignalEvent): boolean {
  return (
    when.signal === 'exitIntent' &&
    event.signal === 'exitIntent' &&
    event.afterSeconds < (when.afterSeconds ?? exitFloorSeconds)
  );
}
