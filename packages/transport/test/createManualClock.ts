/** Time that moves only when it is told to. */
export interface ManualClock {
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly now: () => number;
  /** Timers that have not fired. */
  readonly pending: () => number;
  /** Moves on, firing what is due in order; promises settle between the timers. */
  advance(ms: number): Promise<void>;
}

/** Makes a clock that stands at 0. */
export function createManualClock(): ManualClock {
  let time = 0;
  let count = 0;
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();

  return {
    now: () => time,
    pending: () => timers.size,
    after(ms, callback) {
      const id = ++count;
      timers.set(id, { at: time + ms, callback });
      return () => void timers.delete(id);
    },
    async advance(ms) {
      const end = time + ms;
      for (;;) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        const [next] = [...timers].sort(([, one], [, other]) => one.at - other.at);
        if (next === undefined || next[1].at > end) break;
        timers.delete(next[0]);
        time = Math.max(time, next[1].at);
        next[1].callback();
      }
      time = end;
    },
  };
}
