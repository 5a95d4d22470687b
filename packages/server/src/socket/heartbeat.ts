import type { Carrier } from './carrier.js';

/** Pings every connection it was given, and cuts those that have stayed silent for two pings. */
export interface Heartbeat {
  watch(carrier: Carrier): void;
  stop(): void;
}

/** So many turns to a round: ten thousand connections pinged in one would hold up every message for a tenth of a second. */
const turns = 100;

/**
 * One timer for all connections, each pinged every `everyMs`. Any frame counts as a sign of life, not only the answer to
 * a ping.
 */
export function createHeartbeat(everyMs: number): Heartbeat {
  const missed = Array.from({ length: turns }, () => new Map<Carrier, number>());
  let watched = 0;
  let turn = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % turns;
    const now = missed[turn] as Map<Carrier, number>;
    for (const [carrier, count] of now) {
      if (count >= 2) carrier.cut();
      else {
        now.set(carrier, count + 1);
        carrier.ping();
      }
    }
  }, everyMs / turns);
  return {
    watch: (carrier) => {
      watched += 1;
      const mine = missed[watched % turns] as Map<Carrier, number>;
      mine.set(carrier, 0);
      carrier.onAlive(() => {
        if (mine.has(carrier)) mine.set(carrier, 0);
      });
      carrier.onClose(() => mine.delete(carrier));
    },
    stop: () => {
      clearInterval(timer);
      for (const some of missed) some.clear();
    },
  };
}
