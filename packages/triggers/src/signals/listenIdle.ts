import type { TriggersEnvironment } from '../environment.js';
import { listenTo } from '../listenTo.js';

const activities = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'wheel', 'visibilitychange'] as const;

/**
 * Tells when the visitor has done nothing for so long, again after each activity.
 *
 * Coming back to the tab is an activity: who was away has not been hesitating. Returns its stop.
 */
export function listenIdle({ after, window }: TriggersEnvironment, ms: number, emit: () => void): () => void {
  let stop = after(ms, emit);
  const ignore = listenTo(window, activities, () => {
    stop();
    stop = after(ms, emit);
  });
  return () => {
    stop();
    ignore();
  };
}
