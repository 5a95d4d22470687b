import type { DeskEnvironment } from './deskEnvironment.js';

/** Notices a line that died without saying so. */
export interface Heartbeat {
  start(): void;
  /** Something came in. */
  seen(): void;
  stop(): void;
}

/** What {@link createHeartbeat} is made of. */
export interface HeartbeatOptions {
  readonly environment: Pick<DeskEnvironment, 'after'>;
  ping(): void;
  onDead(): void;
}

/** Silence after which we ask; below the idle limit of common proxies (60 s). */
const askAfterMs = 20_000;

/** How long the answer may take. */
const answerWithinMs = 10_000;

/** Makes the heartbeat of one connection. */
export function createHeartbeat({ environment, ping, onDead }: HeartbeatOptions): Heartbeat {
  let stopTimer: (() => void) | undefined;

  function wait(): void {
    stopTimer?.();
    stopTimer = environment.after(askAfterMs, () => {
      stopTimer = environment.after(answerWithinMs, onDead);
      ping();
    });
  }

  return {
    start: wait,
    seen() {
      if (stopTimer !== undefined) wait();
    },
    stop() {
      stopTimer?.();
      stopTimer = undefined;
    },
  };
}
