import { ChatError } from '@comptoir/transport';
import {
  type HelloFrame,
  parseVisitorFrame,
  type ServerToVisitorFrame,
  type VisitorFrame,
} from '@comptoir/transport/wire';
import type { VisitorListener } from '../live/hub.js';
import { hashToken } from '../security/randomToken.js';
import type { Service } from '../service.js';
import type { Carrier } from '../socket/carrier.js';
import { closeCodeOf } from '../socket/closeCodeOf.js';
import { toErrorFrame } from '../socket/failure.js';
import { holdBack } from '../socket/holdBack.js';
import { serveCarrier } from '../socket/serveCarrier.js';
import { assertOpen } from './assertOpen.js';
import { atTime } from './atTime.js';
import { followLog } from './followLog.js';
import { maskFrame } from './maskFrame.js';
import { onVisitorFrame } from './onVisitorFrame.js';
import { readSnapshot } from './readSnapshot.js';
import { recognize } from './recognize.js';
import type { VisitorLink } from './visitorLink.js';

function runOut(): ChatError {
  const message = 'The proof of who the visitor is has run out; come back with a new identity.';
  return new ChatError('identity_stale', { message });
}

/** Serves one visitor's connection from its first frame to its end. */
export function acceptVisitor(service: Service, carrier: Carrier, address: string): void {
  const { hub, limits, now, storage } = service;
  const { peer } = carrier;

  const greet = async (hello: HelloFrame): Promise<VisitorLink | undefined> => {
    const recognized = await recognize(service, hello, address);
    const { visitor, provenUntil } = recognized;
    const session = hashToken(recognized.token);
    if (hub.visitors.of(visitor).length >= limits.socketsPerVisitor) {
      const message = `hello: this visitor has ${limits.socketsPerVisitor} connections, which is the most.`;
      throw new ChatError('rate_limited', { message, retryAfterMs: 30_000 });
    }
    if (!peer.open) return undefined;
    const scope = { epoch: storage.epoch, visitor };
    // Listening before the snapshot is read: what happens in between is held back, not lost.
    const out = holdBack<ServerToVisitorFrame>(peer.send);
    let wake: VisitorListener['wake'] = () => undefined;
    const listener: VisitorListener = {
      send: out.send,
      wake: (reason) => wake(reason),
      session,
      leave: (error) => {
        peer.send(toErrorFrame(error));
        peer.close(closeCodeOf(error), error.code);
      },
    };
    if (provenUntil !== undefined) carrier.onClose(atTime(provenUntil, now, () => listener.leave(runOut())));
    const first = !hub.visitors.has(visitor);
    const remove = hub.visitors.add(visitor, listener);
    carrier.onClose(() => {
      remove();
      if (!hub.visitors.has(visitor)) service.announcer.visitor(visitor);
    });
    const snapshot = await readSnapshot(service, recognized, hello.cursor);
    // It may have been replaced while all this was read, and whoever did it saw no listener yet.
    const isRequired = service.identity?.required === true;
    assertOpen(await storage.visitors.bySession(session, now()), {
      what: 'hello.token',
      at: now(),
      isRequired,
    });
    peer.send(snapshot.welcome);
    out.release();
    wake = followLog(service, peer, scope, snapshot.position);
    // Whoever goes on where he was may have been away for longer than the links in his page hold.
    wake(snapshot.welcome.complete ? 'links' : undefined);
    if (first || hello.context !== undefined) service.announcer.visitor(visitor);
    const send = (frame: ServerToVisitorFrame): void => peer.send(frame);
    let isUnheard = recognized.isUnheard === true;
    // Whatever comes after the welcome, the answer to a ping too, shows that it arrived.
    carrier.onAlive(() => {
      if (isUnheard) service.background(storage.visitors.confirm(session));
      isUnheard = false;
    });
    return { service, visitor, session, provenUntil, scope, listener, send };
  };

  const handle = async (link: VisitorLink, frame: VisitorFrame): Promise<void> => {
    // What was on its way when the connection was ended is not taken any more.
    if (!peer.open) return;
    if (link.provenUntil !== undefined && now() >= link.provenUntil) return link.listener.leave(runOut());
    return onVisitorFrame(link, frame);
  };

  serveCarrier<VisitorFrame, VisitorLink>(service, carrier, {
    // Before anything else sees it: what must not be stored is not logged, told or searched either.
    parse: (text) => maskFrame(parseVisitorFrame(text)),
    greet,
    handle,
  });
}
