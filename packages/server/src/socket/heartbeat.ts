import type { Carrier } from './carrier.js';

/** Pings every connection it was given, and cuts those that have stayed silent for two pings. */
export interface Heartbeat {
  watch(carrier: Carrier): void;
  stop(): void;
}

/** One timer for all connections. Any frame counts as a sign of life, not only the answer to a ping. */
export function createHeartbeat(everyMs: number): Heartbeat {
  const missed = new Map<Carrier, number>();
  const timer = setInterval(() => {
    for (const [carrier, count] of missed) {
      if (count >= 2) carrier.cut();
      else {
        missed.set(carrier, count + 1);
        carrier.ping();
      }
    }
  }, everyMs);
  return {
    watch: (carrier) => {
      missed.set(carrier, 0);
      carrier.onAlive(() => {
        if (missed.has(carrier)) missed.set(carrier, 0);
      });
      carrier.onClose(() => missed.delete(carrier));
    },
    stop: () => {
      clearInterval(timer);
      missed.clear();
    },
  };
}
