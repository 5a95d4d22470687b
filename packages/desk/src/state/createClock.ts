import { atom, type ReadableAtom } from 'nanostores';
import type { DeskEnvironment } from '../connection/deskEnvironment.js';

/** One clock for every timer on the desk, so that they all turn over together. */
export interface Clock {
  /** This machine's clock, once a second. */
  readonly $local: ReadableAtom<number>;
  destroy(): void;
}

/** Makes the clock; it runs from the start. */
export function createClock(environment: Pick<DeskEnvironment, 'now' | 'after'>): Clock {
  const $local = atom(environment.now());
  let stopTimer: () => void;
  function wait(): void {
    stopTimer = environment.after(1000 - (environment.now() % 1000), () => {
      $local.set(environment.now());
      wait();
    });
  }
  wait();
  return { $local, destroy: () => stopTimer() };
}
