import { closeCodes } from '@comptoir/transport/wire';
import type { WebSocket } from 'ws';
import type { Limits } from '../limits/limits.js';
import { createTokenBucket } from '../limits/tokenBucket.js';
import type { Peer } from './peer.js';

/**
 * Answers the protocol's own pings, as many as there may be frames. Answered without a bound, they are a way past
 * every other limit: whoever pings and never reads makes the answers pile up here.
 */
export function answerPings(socket: WebSocket, peer: Peer, limits: Limits): void {
  const bucket = createTokenBucket(limits.frames);
  socket.on('ping', (data: Buffer) => {
    if (!peer.open) return;
    if (bucket.take(performance.now()) > 0) peer.close(closeCodes.rateLimited, 'too many pings');
    else socket.pong(data);
  });
}
