import type { TriggersEnvironment } from '../environment.js';

/** Tells once when the time (milliseconds since the epoch) is there; in a hidden tab as soon as it is looked at. */
export function listenDwell(
  { now, after, window }: TriggersEnvironment,
  until: number,
  emit: () => void,
): () => void {
  const { document } = window;
  const forget = (): void => document.removeEventListener('visibilitychange', tell);
  const tell = (): void => {
    if (document.hidden) return;
    forget();
    emit();
  };
  const stop = after(Math.max(0, until - now()), () => {
    document.addEventListener('visibilitychange', tell);
    tell();
  });
  return () => {
    stop();
    forget();
  };
}
