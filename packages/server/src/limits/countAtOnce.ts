/** How many of one thing are under way, by key. */
export interface AtOnce {
  /** Counts one more: how to end it, once; `undefined` when there are as many as there may be. */
  begin(key: string): (() => void) | undefined;
}

/** Allows `most` at a time for each key. */
export function countAtOnce(most: number): AtOnce {
  const running = new Map<string, number>();
  return {
    begin: (key) => {
      const count = running.get(key) ?? 0;
      if (count >= most) return undefined;
      running.set(key, count + 1);
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        const left = (running.get(key) ?? 1) - 1;
        if (left === 0) running.delete(key);
        else running.set(key, left);
      };
    },
  };
}
