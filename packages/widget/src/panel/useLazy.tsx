import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Retry } from './Retry.js';

/** What has come once stands at once the next time. */
const arrived = new WeakMap<object, unknown>();

/**
 * Something from another chunk, fetched once it is wanted.
 *
 * @param load must be the same function at every render.
 * @returns the thing once it is there, and what stands in its place from the first failure until then.
 */
export function useLazy<Thing>(
  load: () => Promise<Thing>,
  wanted = true,
): [thing: Thing | undefined, trouble: JSX.Element | undefined] {
  const [attempt, setAttempt] = useState(0);
  /** The attempt that failed last; `null` once one has not. */
  const [failed, setFailed] = useState<number | null>();
  useEffect(() => {
    let mounted = wanted;
    if (wanted)
      load().then(
        (thing) => {
          arrived.set(load, thing);
          if (mounted) setFailed(null);
        },
        () => mounted && setFailed(attempt),
      );
    return () => {
      mounted = false;
    };
  }, [load, wanted, attempt]);
  return [
    arrived.get(load) as Thing | undefined,
    failed == null ? undefined : <Retry busy={failed !== attempt} retry={() => setAttempt(failed + 1)} />,
  ];
}
