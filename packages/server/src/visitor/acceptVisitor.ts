import { ChatError } from '@comptoir/transport';
import {
  closeCodes,
  type HelloFrame,
  parseVisitorFrame,
  type ServerToVisitorFrame,
  type VisitorFrame,
} from '@comptoir/transport/wire';
import type { VisitorListener } from '../live/hub.js';
import type { Service } from '../service.js';
import type { Carrier } from '../socket/carrier.js';
import { toErrorFrame } from '../socket/failure.js';
import { holdBack } from '../socket/holdBack.js';
import { serveCarrier } from '../socket/serveCarrier.js';
import { followLog } from './followLog.js';
import { onVisitorFrame } from './onVisitorFrame.js';
import { readSnapshot } from './readSnapshot.js';
import { recognize } from './recognize.js';
import type { VisitorLink } from './visitorLink.js';

/** Serves one visitor's connection from its first frame to its end. */
export function acceptVisitor(service: Service, carrier: Carrier, address: string): void {
  const { hub, limits, storage } = service;
  const { peer } = carrier;

  const greet = async (hello: HelloFrame): Promise<VisitorLink | undefined> => {
    const recognized = await recognize(service, hello, address);
    const { visitor } = recognized;
    if (hub.visitors.of(visitor).length >= limits.socketsPerVisitor) {
      const message = `hello: this visitor has ${limits.socketsPerVisitor} connections, which is the most.`;
      throw new ChatError('rate_limited', { message, retryAfterMs: 30_000 });
    }
    if (!peer.open) return undefined;
    const scope = { epoch: storage.epoch, visitor };
    // Listening before the snapshot is read: what happens in between is held back, not lost.
    const out = holdBack<ServerToVisitorFrame>(peer.send);
    let wake = (): void => undefined;
    const listener: VisitorListener = {
      send: out.send,
      wake: () => wake(),
      shutOut: (error) => {
        peer.send(toErrorFrame(error));
        peer.close(closeCodes.banned, error.code);
      },
    };
    const first = !hub.visitors.has(visitor);
    const remove = hub.visitors.add(visitor, listener);
    carrier.onClose(() => {
      remove();
      if (!hub.visitors.has(visitor)) service.announcer.visitor(visitor);
    });
    const snapshot = await readSnapshot(service, recognized, hello.cursor);
    peer.send(snapshot.welcome);
    out.release();
    wake = followLog(service, peer, scope, snapshot.position);
    wake();
    if (first || hello.context !== undefined) service.announcer.visitor(visitor);
    return { service, visitor, scope, listener, send: (frame) => peer.send(frame) };
  };

  serveCarrier<VisitorFrame, VisitorLink>(service, carrier, {
    parse: parseVisitorFrame,
    greet,
    handle: onVisitorFrame,
  });
}
