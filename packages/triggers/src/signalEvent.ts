/** Something that just happened. `afterSeconds` of an exit intent: how long the visitor has been on the page. */
export type SignalEvent =
  | { readonly signal: 'idle'; readonly seconds: number }
  | { readonly signal: 'exitIntent'; readonly afterSeconds: number }
  | { readonly signal: 'dwell'; readonly on: 'page' | 'site'; readonly seconds: number }
  | { readonly signal: 'cartChanged' }
  /** `data` is shown in the trace and decides nothing. */
  | { readonly signal: 'custom'; readonly name: string; readonly data?: unknown };

type Anything = { readonly [member in 'signal' | 'on' | 'seconds' | 'name']?: unknown };

/** Whether a rule listens to this kind of signal, or to the same as another rule; exit intents are all the same. */
export function listensTo(when: Anything, event: Anything): boolean {
  return (
    when.signal === event.signal &&
    when.on === event.on &&
    when.seconds === event.seconds &&
    when.name === event.name
  );
}
