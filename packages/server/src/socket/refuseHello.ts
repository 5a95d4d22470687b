import type { Logger } from 'pino';
import type { Metrics } from '../metrics/createMetrics.js';
import { closeCodeOf } from './closeCodeOf.js';
import { toChatError, toErrorFrame } from './failure.js';
import type { Peer } from './peer.js';

/** Says why a `hello` is refused, then closes: there is no conversation to go on with. */
export function refuseHello(peer: Peer, metrics: Metrics, log: Logger, error: unknown): void {
  const known = toChatError(error);
  metrics.rejectedFrames.inc({ code: known.code });
  if (known.kind === 'retryable') log.error({ err: known.cause ?? known }, 'hello failed');
  peer.send(toErrorFrame(known));
  peer.close(closeCodeOf(known), known.code);
}
