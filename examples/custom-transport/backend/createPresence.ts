import type { ServerResponse } from 'node:http';
import { type Changing, createChanging } from './createChanging.js';

/** Who is there: the staff as it says, a guest while it asks for news. */
export interface Presence extends Changing {
  staffed: boolean;
  /** Counts every change: what to wait behind. */
  readonly version: number;
  /** Names of the logs whose guests are there. */
  readonly guests: readonly string[];
  /** A guest asks for news; it is gone when the line breaks, or when it does not ask again in time. */
  asks(log: string, answer: ServerResponse): void;
}

/** A page that polls comes back within this time. */
const comesBackMs = 3_000;

/** Everybody is away, but for the staff. */
export function createPresence(): Presence {
  const asking = new Map<string, Set<object>>();
  const changing = createChanging();
  let staffed = true;
  let version = 0;

  function changed(): void {
    version += 1;
    changing.changed();
  }

  return {
    get staffed() {
      return staffed;
    },
    set staffed(next) {
      staffed = next;
      changed();
    },
    get version() {
      return version;
    },
    get guests() {
      return [...asking.keys()];
    },
    asks(log, answer) {
      const tokens = asking.get(log) ?? new Set();
      asking.set(log, tokens);
      const mine = {};
      tokens.add(mine);
      if (tokens.size === 1) changed();
      const leave = (): void => {
        tokens.delete(mine);
        if (tokens.size > 0 || asking.get(log) !== tokens) return;
        asking.delete(log);
        changed();
      };
      answer.once('close', () => {
        if (answer.writableFinished) setTimeout(leave, comesBackMs).unref();
        else {
          // The line broke: whatever this guest left behind on its last answers is stale too.
          tokens.clear();
          leave();
        }
      });
    },
    onChange: changing.onChange,
  };
}
