import { ChatError } from '@comptoir/transport';
import { closeCodes } from '@comptoir/transport/wire';
import type { Service } from '../service.js';
import type { Carrier } from './carrier.js';
import { createHeartbeat } from './heartbeat.js';

/** What the metrics call the connections of one sort. */
export type ConnectionKind = 'visitor' | 'visitor-stream' | 'operator';

/** All open connections of a server, whatever carries them. */
export interface Connections {
  /**
   * Whether one more may be opened from this address.
   *
   * @throws ChatError `server_unavailable` while stopping, `rate_limited` for too many from one address.
   */
  admit(address: string): void;
  /** Counts it and looks after it until it is gone. */
  add(carrier: Carrier, address: string, kind: ConnectionKind): void;
  /** Takes no more, tells all to come back later, and resolves when every one is gone. */
  close(): Promise<void>;
}

const closeMs = 2_000;

/** Makes the empty register, and the timer that pings everything in it. */
export function createConnections({ limits, metrics }: Service): Connections {
  const open = new Set<Carrier>();
  const perAddress = new Map<string, number>();
  const heartbeat = createHeartbeat(limits.pingMs);
  let closing = false;

  const end = (carrier: Carrier): Promise<void> =>
    new Promise((resolve) => {
      const cut = setTimeout(() => carrier.cut(), closeMs);
      carrier.onClose(() => {
        clearTimeout(cut);
        resolve();
      });
      carrier.peer.close(closeCodes.restart, 'restart');
    });

  return {
    admit: (address) => {
      if (closing)
        throw new ChatError('server_unavailable', { message: 'The server is stopping; come back.' });
      const count = perAddress.get(address) ?? 0;
      if (count < limits.socketsPerAddress) return;
      const message = `This address has ${count} connections, which is the most.`;
      throw new ChatError('rate_limited', { message, retryAfterMs: 30_000 });
    },
    add: (carrier, address, kind) => {
      open.add(carrier);
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      metrics.sockets.inc({ kind });
      heartbeat.watch(carrier);
      carrier.onClose(() => {
        open.delete(carrier);
        const left = (perAddress.get(address) ?? 1) - 1;
        if (left === 0) perAddress.delete(address);
        else perAddress.set(address, left);
        metrics.sockets.dec({ kind });
      });
    },
    close: async () => {
      closing = true;
      heartbeat.stop();
      await Promise.all([...open].map(end));
    },
  };
}
