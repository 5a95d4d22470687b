import { ChatError, isChatError } from '../../errors.js';
import type { Connection, Transport } from '../../transport.js';
import { type Carrier, chooseCarrier, freshMemory, remember, soonMs } from './chooseCarrier.js';
import { type ConnectSettings, connectLink } from './connectLink.js';
import type { OpenLink } from './link.js';

/** What `Transport.connect` is given. */
export type Attempt = Parameters<Transport['connect']>;

/** Chooses the carrier for each attempt, and learns from what comes of it. */
export interface Switch {
  /**
   * Makes one attempt over the carrier that goes first, then over the other; the code for streams is fetched by then.
   *
   * @param failure why a WebSocket has failed for this attempt already
   * @throws ChatError of the last carrier tried
   */
  connect(attempt: Attempt, failure?: unknown): Promise<Connection>;
}

/** @param overSocket makes an attempt over a WebSocket; absent where there are none */
export function createSwitch(
  overSocket: ((...attempt: Attempt) => Promise<Connection>) | undefined,
  settings: ConnectSettings,
): Switch {
  let open: OpenLink | undefined;
  // It is asked when the first connection is over: perhaps that one broke soon.
  let memory = { ...freshMemory, broken: 1 };
  const now = (): number => performance.now();
  const over = {
    websocket: overSocket,
    async sse(...attempt: Attempt) {
      const { createStreams } = await import('../sse/createStreams.js').catch((cause) => {
        throw new ChatError('connection_failed', { cause });
      });
      open ??= createStreams(settings);
      return connectLink(open, settings, ...attempt);
    },
  };

  const ended = (carrier: Carrier, why: ChatError | undefined, livedMs: number): void => {
    const type = why?.code === 'connection_lost' && livedMs < soonMs ? 'broke-soon' : 'lasted';
    // Our own goodbye after a moment says nothing about the way.
    if (why || livedMs >= soonMs) memory = remember(memory, { type, carrier }, now());
  };

  return {
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
