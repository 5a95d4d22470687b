/** Counts failed sign-ins inside a sliding window. */
export interface LoginThrottle {
  /** Reserves one attempt before the password is checked, so that parallel guesses count; 0 or the wait in ms. */
  attempt(key: string, now: number): number;
  /** The same without reserving: 0 or the wait in ms. */
  wait(key: string, now: number): number;
  /** Forgets the key after a success. */
  succeed(key: string): void;
  prune(now: number): void;
}

/** Allows `attempts` per key and window. */
export function createLoginThrottle(attempts: number, windowMs: number): LoginThrottle {
  const tried = new Map<string, number[]>();
  const recent = (key: string, now: number): number[] =>
    // Tries of the future are from before the clock was set back: nobody should wait until then.
    (tried.get(key) ?? []).filter((at) => at > now - windowMs && at <= now);
  const wait = (key: string, now: number): number => {
    const times = recent(key, now);
    const [oldest] = times;
    return times.length >= attempts && oldest !== undefined ? oldest + windowMs - now : 0;
  };
  return {
    wait,
    attempt: (key, now) => {
      const waitMs = wait(key, now);
      if (waitMs === 0) tried.set(key, [...recent(key, now), now]);
      return waitMs;
    },
    succeed: (key) => {
      tried.delete(key);
    },
    prune: (now) => {
      for (const key of tried.keys()) if (recent(key, now).length === 0) tried.delete(key);
    },
  };
}
