import { useEffect, useState } from 'preact/hooks';

/** What has come once stands at once the next time. */
const arrived = new WeakMap<object, unknown>();

/**
 * Something from another chunk, fetched once it is wanted.
 *
 * @param load must be the same function at every render.
 * @returns the thing once it is there, and how to try again when it could not be had.
 */
export function useLazy<Thing>(
  load: () => Promise<Thing>,
  wanted = true,
): [thing: Thing | undefined, retry: (() => void) | undefined] {
  const [state, setState] = useState<'coming' | 'here' | 'failed'>('coming');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let mounted = wanted;
    if (wanted) {
      setState('coming');
      load().then(
        (thing) => {
          arrived.set(load, thing);
          if (mounted) setState('here');
        },
        () => mounted && setState('failed'),
      );
    }
    return () => {
      mounted = false;
    };
  }, [load, wanted, attempt]);
  return [
    arrived.get(load) as Thing | undefined,
    state === 'failed' ? () => setAttempt(attempt + 1) : undefined,
  ];
}
