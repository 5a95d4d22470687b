import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LogStore, TouchedLog } from '../storage/logStore.js';

/** The fan-out's safety net: looks at the log now and then and wakes whoever may have been missed. */
export interface LogWatch {
  /** Looks once, now. */
  look(): Promise<void>;
  stop(): void;
}

const everyMs = 2_000;
/** So many are woken in one turn of the event loop: each reads the log, and nobody else should wait for that. */
const perTurn = 20;

/** Starts at the present end of the log; `wake` must not throw, `onError` gets what the database throws. */
export function createLogWatch(
  log: LogStore,
  wake: (touched: TouchedLog) => void,
  onError: (error: unknown) => void,
): LogWatch {
  let mark: number | undefined;
  let stopped = false;
  const look = async (): Promise<void> => {
    const { mark: end, touched } = await log.news(mark);
    mark = end;
    for (const [index, one] of touched.entries()) {
      if (index % perTurn === perTurn - 1) await nextTurn();
      if (stopped) return;
      wake(one);
    }
  };
  const timer = setInterval(() => {
    look().catch(onError);
  }, everyMs);
  return {
    look,
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}
