import type { Environment } from '@comptoir/core';

/** A clock that runs ahead of the real one, so that waits of minutes take seconds, and can be set wrong. */
export interface Clock extends Pick<Environment, 'now' | 'after'> {
  steady(): number;
  /** Sets the wall clock; timers and the steady clock go on as they would. */
  step(ms: number): void;
}

/** @param speed how many times as fast as the real one. */
export function createClock(speed: number): Clock {
  const start = Date.now();
  const from = performance.now();
  let shift = 0;
  const steady = () => (performance.now() - from) * speed;
  return {
    steady,
    now: () => Math.floor(start + steady() + shift),
    after: (ms, callback) => {
      const timer = setTimeout(callback, Math.min(ms / speed, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
    step: (ms) => {
      shift += ms;
    },
  };
}
