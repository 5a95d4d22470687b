import type { TriggersEnvironment } from '../environment.js';
import { listenTo } from '../listenTo.js';

// Flicking back to the top to reach the address bar: most of a screen within this time.
const flickMs = 400;
const flickShare = 0.8;

/**
 * Tells when the visitor seems to be leaving: the pointer goes out through the top of the window; on a touch screen
 * a fast scroll up, or the tab hidden and shown again. Returns its stop.
 */
export function listenExitIntent({ now, window }: TriggersEnvironment, emit: () => void): () => void {
  const { document } = window;
  if (!window.matchMedia('(hover: none)').matches)
    return listenTo(document, ['mouseout'], (event: MouseEvent) => {
      // With a related target the pointer only went to another element, or into a frame.
      if (!event.relatedTarget && event.clientY <= 0) emit();
    });

  let from = { y: window.scrollY, at: now() };
  const stops = [
    listenTo(document, ['visibilitychange'], () => {
      if (!document.hidden) emit();
    }),
    listenTo(window, ['scroll'], () => {
      const here = { y: window.scrollY, at: now() };
      if (here.y > from.y || here.at - from.at > flickMs) from = here;
      else if (from.y - here.y > window.innerHeight * flickShare) {
        from = here;
        emit();
      }
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
