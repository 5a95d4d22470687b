import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Hub } from './hub.js';

/** Keeps the links in open pages from running out. */
export interface LinkRenewal {
  /** Renews once, now. */
  renew(): Promise<void>;
  stop(): void;
}

/** So many are told in one turn of the event loop: each reads the log, and nobody else should wait for that. */
const perTurn = 20;

/** The longest a timer can wait. */
const maxTimerMs = 2 ** 31 - 1;

/**
 * Makes all connected pages' links anew in every quarter of their time: they hold for half of it at least, so that none
 * of them runs out in a page that is connected. `onError` gets what goes wrong.
 */
export function createLinkRenewal(hub: Hub, linkMs: number, onError: (error: unknown) => void): LinkRenewal {
  let stopped = false;
  const renew = async (): Promise<void> => {
    const all = [
      ...hub.visitors.all().map((listener) => () => listener.wake('links')),
      ...hub.desks.all().map((desk) => () => desk.renewLinks()),
    ];
    for (const [index, one] of all.entries()) {
      if (index % perTurn === perTurn - 1) await nextTurn();
      if (stopped) return;
      one();
    }
  };
  const timer = setInterval(
    () => {
      renew().catch(onError);
    },
    Math.min(maxTimerMs, Math.max(1, linkMs / 4)),
  );
  return {
    renew,
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}
