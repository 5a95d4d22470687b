import type { ReadableAtom } from 'nanostores';
import { useLayoutEffect, useState } from 'preact/hooks';

/** A store's value, rendered again in the microtask after a change (decision 0003 tells why not by a library). */
export function useStore<Value>(store: ReadableAtom<Value>): Value {
  const [, render] = useState<Value>();
  // `subscribe` calls back at once, which catches a change between the first render and this effect.
  useLayoutEffect(() => store.subscribe((value) => render(() => value)), [store]);
  return store.get();
}
