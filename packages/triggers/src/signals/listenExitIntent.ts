import type { TriggersEnvironment } from '../environment.js';
import { listenTo } from '../listenTo.js';

// Flicking back to the top to reach the address bar: most of a screen within this time.
const flickMs = 400;
const flickShare = 0.8;

/**
 * Tells when the visitor seems to be leaving: the pointer goes out through the top of the window; on a touch screen
 * a fast scroll up, or the tab hidden and shown again.
 *
 * `seconds` counts from the call. Returns its stop.
 */
export function listenExitIntent(
  { now, window }: TriggersEnvironment,
  emit: (seconds: number) => void,
): () => void {
  const { document } = window;
  const start = now();
  const leave = (): void => emit((now() - start) / 1000);

  if (!window.matchMedia('(hover: none)').matches)
    return listenTo(document, ['mouseout'], (event: MouseEvent) => {
      // With a related target the pointer only went to another element, or into a frame.
      if (!event.relatedTarget && event.clientY <= 0) leave();
    });

  let wasHidden = document.hidden;
  let from = { y: window.scrollY, at: start };
  const stops = [
    listenTo(document, ['visibilitychange'], () => {
      if (wasHidden && !document.hidden) leave();
      wasHidden = document.hidden;
    }),
    listenTo(window, ['scroll'], () => {
      const here = { y: window.scrollY, at: now() };
      if (here.y > from.y || here.at - from.at > flickMs) from = here;
      else if (from.y - here.y > window.innerHeight * flickShare) {
        from = here;
        leave();
      }
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
