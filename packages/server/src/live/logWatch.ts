import type { LogStore } from '../storage/logStore.js';

/** The fan-out's safety net: looks at the log now and then and wakes whoever may have been missed. */
export interface LogWatch {
  /** Looks once, now. */
  look(): Promise<void>;
  stop(): void;
}

/** Starts at the present end of the log; `wake` must not throw, `onError` gets what the database throws. */
export function createLogWatch(
  log: LogStore,
  wake: (visitor: string, conversation: string) => void,
  onError: (error: unknown) => void,
  everyMs = 2_000,
): LogWatch {
  let mark: number | undefined;
  const look = async (): Promise<void> => {
    const news = await log.news(mark);
    mark = news.mark;
    for (const { visitor, conversation } of news.touched) wake(visitor, conversation);
  };
  const timer = setInterval(() => {
    look().catch(onError);
  }, everyMs);
  return {
    look,
    stop: () => {
      clearInterval(timer);
    },
  };
}
