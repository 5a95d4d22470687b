import type { TriggersEnvironment } from '../environment.js';
import { listenTo } from '../listenTo.js';

const activities = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'wheel', 'visibilitychange'] as const;

/**
 * Tells when the visitor has done nothing for so many seconds, again after each activity.
 *
 * Coming back to the tab is an activity: who was away has not been hesitating. Returns its stop.
 */
export function listenIdle(
  { now, after, window }: TriggersEnvironment,
  seconds: number,
  emit: () => void,
): () => void {
  let last = now();
  let stop: (() => void) | undefined;

  // An activity only notes the time: the running timer looks at it when it goes off, so a moving pointer costs nothing.
  const check = (): void => {
    const left = last + seconds * 1000 - now();
    stop = left > 0 ? after(left, check) : undefined;
    if (!stop) emit();
  };
  const active = (): void => {
    last = now();
    if (!stop) check();
  };
  // At least a turn of the loop, so that a rule cannot fire while it is being set up.
  stop = after(seconds * 1000, check);
  const ignore = listenTo(window, activities, active);
  return () => {
    stop?.();
    ignore();
  };
}
