import { type ChatError, isChatError } from '../../errors.js';
import type { Connection, Transport } from '../../transport.js';
import { createStreams } from '../sse/createStreams.js';
import { type Carrier, chooseCarrier, freshMemory, remember } from './chooseCarrier.js';
import { type ConnectSettings, connectLink } from './connectLink.js';
import { soonMs } from './soonMs.js';

/** What `Transport.connect` is given. */
export type Attempt = Parameters<Transport['connect']>;

/** Chooses the carrier for each attempt, and learns from what comes of it. */
export interface Switch {
  /**
   * Makes one attempt over the carrier that goes first, then over the other.
   *
   * @param failure why a WebSocket has failed for this attempt already
   * @throws ChatError of the last carrier tried
   */
  connect(attempt: Attempt, failure?: unknown): Promise<Connection>;
  /** Tells how a connection ended that was opened elsewhere. */
  ended(carrier: Carrier, why: ChatError | undefined, livedMs: number): void;
}

/** @param overSocket makes an attempt over a WebSocket; absent where there are none */
export function createSwitch(
  overSocket: ((...attempt: Attempt) => Promise<Connection>) | undefined,
  settings: ConnectSettings,
): Switch {
  const open = createStreams(settings.answerTimeoutMs);
  let memory = freshMemory;
  const now = (): number => performance.now();
  const over = {
    websocket: overSocket,
    sse: (...attempt: Attempt) => connectLink(open, settings, settings.answerTimeoutMs, ...attempt),
  };

  const ended: Switch['ended'] = (carrier, why, livedMs) => {
    const type = why?.code === 'connection_lost' && livedMs < soonMs ? 'broke-soon' : 'lasted';
    // Our own goodbye after a moment says nothing about the way.
    if (why || livedMs >= soonMs) memory = remember(memory, { type, carrier }, now());
  };

  return {
    ended,
    async connect(attempt, failure) {
      const [, , signal] = attempt;
      const first = chooseCarrier(memory, now());
      const order: readonly Carrier[] = first === 'sse' ? ['sse', 'websocket'] : ['websocket', 'sse'];
      let last = failure;
      for (const carrier of order) {
        const make = over[carrier];
        if (!make || (carrier === 'websocket' && failure)) continue;
        try {
          const connection = await make(...attempt);
          if (last) memory = remember(memory, { type: 'opened-instead', carrier }, now());
          const since = now();
          connection.closed.then((why) => ended(carrier, why, now() - since));
          return connection;
        } catch (error) {
          last = error;
          if (signal.aborted || !isChatError(error) || error.kind !== 'retryable') break;
        }
      }
      memory = remember(memory, { type: 'unreachable' }, now());
      throw last;
    },
  };
}
