import type { ServerResponse } from 'node:http';
import type { Changing } from './createChanging.js';

/** Resolves once there is something to look at, after `waitMs`, or when the asker has gone. */
export function whenNews(
  all: readonly Changing[],
  isNews: () => boolean,
  waitMs: number,
  asker: ServerResponse,
): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const stop of stops) stop();
      clearTimeout(timer);
      asker.off('close', done);
      resolve();
    };
    const look = () => isNews() && done();
    const stops = all.map((changing) => changing.onChange(look));
    const timer = setTimeout(done, waitMs);
    asker.once('close', done);
    look();
  });
}
