import { WebSocket } from 'ws';

/** Pings every socket it was given, and cuts those that have stayed silent for two pings. */
export interface Heartbeat {
  watch(socket: WebSocket): void;
  stop(): void;
}

/** One timer for all sockets. Any message counts as a sign of life, not only pongs. */
export function createHeartbeat(everyMs: number): Heartbeat {
  const missed = new Map<WebSocket, number>();
  const timer = setInterval(() => {
    for (const [socket, count] of missed) {
      if (count >= 2) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) {
        missed.set(socket, count + 1);
        socket.ping();
      }
    }
  }, everyMs);
  return {
    watch: (socket) => {
      missed.set(socket, 0);
      const alive = (): void => {
        if (missed.has(socket)) missed.set(socket, 0);
      };
      socket.on('pong', alive);
      socket.on('message', alive);
      socket.once('close', () => missed.delete(socket));
    },
    stop: () => {
      clearInterval(timer);
      missed.clear();
    },
  };
}
