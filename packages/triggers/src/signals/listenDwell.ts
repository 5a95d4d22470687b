import type { TriggersEnvironment } from '../environment.js';
import { listenTo } from '../listenTo.js';

/** Tells once when the time (milliseconds since the epoch) is there; in a hidden tab as soon as it is looked at. */
export function listenDwell(
  { now, after, window }: TriggersEnvironment,
  until: number,
  emit: () => void,
): () => void {
  const { document } = window;
  let stop: () => void;
  const tell = (): void => {
    if (document.hidden) return;
    stop();
    emit();
  };
  stop = after(Math.max(0, until - now()), () => {
    stop = listenTo(document, ['visibilitychange'], tell);
    tell();
  });
  return () => stop();
}
