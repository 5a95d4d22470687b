import { ChatError } from '@comptoir/transport';
import { closeCodes, requestId } from '@comptoir/transport/wire';
import type { Logger } from 'pino';
import type { Limits } from '../limits/limits.js';
import { createTokenBucket } from '../limits/tokenBucket.js';
import { createSerial } from '../live/serial.js';
import type { Metrics } from '../metrics/createMetrics.js';
import type { Carrier } from './carrier.js';
import { toChatError, toErrorFrame } from './failure.js';

/** What receiving needs to know. */
export interface ReceiveOptions {
  readonly carrier: Carrier;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Handles one frame; whatever it throws becomes an `error` frame. */
  readonly handle: (text: string) => Promise<void>;
}

/** Above this many unhandled frames the connection is not read any further until they are done. */
const pauseAbove = 64;

/** Reads frames one after the other, in order, within the limits; bad ones are answered and cost nobody else anything. */
export function receive({ carrier, limits, metrics, log, handle }: ReceiveOptions): void {
  const { peer } = carrier;
  const bucket = createTokenBucket(limits.frames);
  const line = createSerial();
  let waiting = 0;
  let strikes = 0;

  const refuse = (error: unknown, id: string | undefined): void => {
    const known = toChatError(error);
    metrics.rejectedFrames.inc({ code: known.code });
    if (known.kind === 'retryable') log.error({ err: known.cause ?? known }, 'frame failed');
    peer.send(toErrorFrame(known, id));
  };
  const check = (data: Buffer, binary: boolean): string => {
    if (binary) {
      throw new ChatError('bad_frame', { message: 'frame: expected a text message, got a binary one' });
    }
    if (data.byteLength > limits.frameBytes) {
      const message = `frame: expected at most ${limits.frameBytes} bytes, got ${data.byteLength}`;
      throw new ChatError('frame_too_large', { message, limit: limits.frameBytes });
    }
    return data.toString('utf8');
  };
  const overRate = (text: string): boolean => {
    const retryAfterMs = bucket.take(performance.now());
    if (retryAfterMs === 0) return false;
    strikes += 1;
    const message = 'Too many frames on this connection; try again after retryAfterMs.';
    refuse(new ChatError('rate_limited', { message, retryAfterMs }), requestId(text));
    if (strikes > limits.frameStrikes) peer.close(closeCodes.rateLimited, 'too many frames');
    return true;
  };

  let paused = false;
  carrier.onFrame((bytes, binary) => {
    if (!peer.open) return Promise.resolve();
    if (overRate(binary ? '' : bytes.subarray(0, limits.frameBytes).toString('utf8'))) {
      return Promise.resolve();
    }
    waiting += 1;
    if (waiting > pauseAbove && !paused) {
      paused = true;
      carrier.pause();
    }
    const work = async (): Promise<void> => {
      let text: string | undefined;
      try {
        text = check(bytes, binary);
        await handle(text);
      } catch (error) {
        refuse(error, requestId(text ?? (binary ? '' : bytes.toString('utf8'))));
      }
      waiting -= 1;
      if (waiting <= pauseAbove / 2 && paused) {
        paused = false;
        carrier.resume();
      }
    };
    return line.run(work).catch((error: unknown) => log.error({ err: error }, 'receiving failed'));
  });
}
