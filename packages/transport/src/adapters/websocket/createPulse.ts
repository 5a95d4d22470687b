/** How soon silence counts as death. All in milliseconds. */
export interface Pace {
  /** Silence before an own ping, while nothing is asked. */
  readonly heartbeatMs: number;
  /** Silence after it before the connection is given up. */
  readonly pongTimeoutMs: number;
  /** Takes the place of both while a request waits for its answer. */
  readonly urgentMs: number;
}

/** Watches over one connection: a half-open one says nothing, so it has to be asked. */
export interface Pulse {
  /** Something came. The first call starts the watch. */
  heard(): void;
  /** A request went out. */
  asked(): void;
  stop(): void;
}

/** @param waiting the number of requests that wait for their answer */
export function createPulse(
  { heartbeatMs, pongTimeoutMs, urgentMs }: Pace,
  waiting: () => number,
  ping: () => void,
  dead: () => void,
): Pulse {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pinged = false;
  let urgent = false;

  const stop = (): void => clearTimeout(timer);
  const arm = (ms: number): void => {
    stop();
    timer = setTimeout(tick, ms);
  };
  function tick(): void {
    if (pinged) dead();
    else if (urgent && !waiting()) {
      urgent = false;
      arm(heartbeatMs - urgentMs);
    } else {
      pinged = true;
      arm(urgent ? urgentMs : pongTimeoutMs);
      ping();
    }
  }
  return {
    heard() {
      pinged = false;
      urgent = waiting() > 0;
      arm(urgent ? urgentMs : heartbeatMs);
    },
    asked() {
      if (urgent) return;
      urgent = true;
      arm(urgentMs);
    },
    stop,
  };
}
