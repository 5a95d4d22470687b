import type { WebSocket } from 'ws';
import type { OperatorStore } from '../storage/operatorStore.js';

/** Looks after the desks whose session has been ended. */
export interface SessionWatch {
  stop(): void;
}

/**
 * Closes the sockets of sessions that are no more: a password may be changed, an operator removed by another
 * process. `end` must not throw, `onError` gets what the database throws.
 */
export function watchSessions(
  sessions: ReadonlyMap<WebSocket, string>,
  operators: OperatorStore,
  {
    now,
    end,
    onError,
  }: { now: () => number; end: (socket: WebSocket) => void; onError: (error: unknown) => void },
  everyMs = 2_000,
): SessionWatch {
  const look = async (): Promise<void> => {
    for (const [socket, tokenHash] of sessions) {
      if (!(await operators.keepSession(tokenHash, now()))) end(socket);
    }
  };
  const timer = setInterval(() => {
    look().catch(onError);
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
