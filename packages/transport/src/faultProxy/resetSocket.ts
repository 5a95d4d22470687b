import type { Socket } from 'node:net';

/**
 * Resets a connection at once. `resetAndDestroy` alone first waits for what is being written, says goodbye, and
 * fails for good while a goodbye is under way.
 */
export function resetSocket(socket: Socket): void {
  if (!socket.writableEnded) socket.resetAndDestroy();
  socket.destroy();
}
