import type { Environment } from '../environment.js';

/** How often the other side is told at most; also the grain of noticing silence. */
const beatMs = 2_000;
/** Silent beats after which typing is over: nobody thinks aloud longer than about four seconds. */
const silentBeats = 2;

/** Tells the other side of our typing, sparingly. */
export interface TypingOut {
  /** A key was pressed. */
  touch(): void;
  /** The message was sent or the text given up. */
  stop(): void;
}

/** @param tell called with `true` at most every 2 s while typing, and with `false` once after it. */
export function createTypingOut(environment: Environment, tell: (on: boolean) => void): TypingOut {
  let stopTimer: (() => void) | undefined;
  let isTouched = false;
  let silent = 0;

  function beat(): void {
    silent = isTouched ? 0 : silent + 1;
    if (silent >= silentBeats) {
      stop();
      return;
    }
    if (isTouched) tell(true);
    isTouched = false;
    stopTimer = environment.after(beatMs, beat);
  }

  function stop(): void {
    if (!stopTimer) return;
    stopTimer();
    stopTimer = undefined;
    isTouched = false;
    silent = 0;
    tell(false);
  }

  return {
    touch: () => {
      isTouched = true;
      if (!stopTimer) beat();
    },
    stop,
  };
}
