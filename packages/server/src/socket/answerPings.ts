import { closeCodes } from '@comptoir/transport/wire';
import type { WebSocket } from 'ws';
import type { Limits } from '../limits/limits.js';
import { createTokenBucket } from '../limits/tokenBucket.js';

/**
 * Answers the protocol's own pings, as many as there may be frames. Answered without a bound, they are a way past
 * every other limit: whoever pings and never reads makes the answers pile up here.
 */
export function answerPings(socket: WebSocket, limits: Limits): void {
  const bucket = createTokenBucket(limits.frames);
  socket.on('ping', (data: Buffer) => {
    if (bucket.take(performance.now()) > 0) socket.close(closeCodes.rateLimited, 'too many pings');
    else socket.pong(data);
  });
}
