import type { TriggersEnvironment } from '../environment.js';
import { listenTo } from '../listenTo.js';

/** Tells once after so long; in a hidden tab as soon as it is looked at. Returns its stop. */
export function listenDwell(
  { after, window }: TriggersEnvironment,
  ms: number,
  emit: () => void,
): () => void {
  const { document } = window;
  let stop: () => void;
  const tell = (): void => {
    if (document.hidden) return;
    stop();
    emit();
  };
  stop = after(ms, () => {
    stop = listenTo(document, ['visibilitychange'], tell);
    tell();
  });
  return () => stop();
}
