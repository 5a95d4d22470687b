import type { IncomingMessage } from 'node:http';

/**
 * Reads on and throws away what still comes of a refused body: a client that cannot finish writing never gets
 * to read why it was refused. Whoever goes on for more than `maxBytes` is cut off.
 */
export function discardRest(request: IncomingMessage, maxBytes: number): void {
  if (request.readableEnded || request.destroyed) return;
  let left = maxBytes;
  request.on('data', (piece: Buffer) => {
    left -= piece.length;
    if (left < 0) request.destroy();
  });
  request.resume();
}
