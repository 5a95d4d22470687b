import type { Environment } from '../environment.js';

/** Ends what the other side forgot to end. */
export interface TypingIn {
  /** Typing was announced, for this many milliseconds unless repeated. */
  renew(ttlMs: number): void;
  stop(): void;
}

/** Makes the timer of the other side's typing. */
export function createTypingIn(environment: Environment, onSilence: () => void): TypingIn {
  let stopTimer: (() => void) | undefined;
  return {
    renew: (ttlMs) => {
      stopTimer?.();
      stopTimer = environment.after(ttlMs, onSilence);
    },
    stop: () => stopTimer?.(),
  };
}
