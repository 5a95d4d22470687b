/** Counts failed sign-ins inside a sliding window. */
export interface LoginThrottle {
  /** Reserves one attempt before the password is checked, so that parallel guesses count; 0 or the wait in ms. */
  attempt(key: string, now: number): number;
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
  return {
    attempt: (key, now) => {
      const times = recent(key, now);
      const [oldest] = times;
      if (times.length >= attempts && oldest !== undefined) {
        tried.set(key, times);
        return oldest + windowMs - now;
      }
      tried.set(key, [...times, now]);
      return 0;
    },
    succeed: (key) => {
      tried.delete(key);
    },
    prune: (now) => {
      for (const key of tried.keys()) if (recent(key, now).length === 0) tried.delete(key);
    },
  };
}
