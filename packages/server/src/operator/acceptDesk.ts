import { type OperatorFrame, parseOperatorFrame, type ServerToOperatorFrame } from '@comptoir/transport/wire';
import { toPerson } from '../live/describe.js';
import type { DeskListener } from '../live/hub.js';
import type { Service } from '../service.js';
import type { Carrier } from '../socket/carrier.js';
import { holdBack } from '../socket/holdBack.js';
import { serveCarrier } from '../socket/serveCarrier.js';
import type { OperatorRecord } from '../storage/operatorStore.js';
import { maskFrame } from '../visitor/maskFrame.js';
import type { DeskLink } from './deskLink.js';
import { followChats } from './followChats.js';
import { onOperatorFrame } from './onOperatorFrame.js';
import { readDesk } from './readDesk.js';

/** Serves one desk's connection, opened with the cookie of a signed-in operator, from its first frame to its end. */
export function acceptDesk(service: Service, carrier: Carrier, signedIn: OperatorRecord): void {
  const { hub, presence, storage } = service;
  const { peer } = carrier;

  const greet = async (hello: OperatorFrame & { type: 'hello' }): Promise<DeskLink | undefined> => {
    const operator = (await storage.operators.byId(signedIn.id)) ?? signedIn;
    if (!peer.open) return undefined;
    const { id, groups, status } = operator;
    const follower = followChats(service, peer, id);
    // Listening before anything is read: what happens in between is held back, not lost.
    const out = holdBack<ServerToOperatorFrame>(peer.send);
    const listener: DeskListener = {
      groups,
      send: out.send,
      wake: follower.wake,
      show: follower.show,
      remove: follower.remove,
      leave: peer.close,
      renewLinks: follower.renewLinks,
    };
    const remove = hub.desks.add(id, listener);
    carrier.onClose(() => {
      remove();
      presence.leave(id);
    });
    await follower.begin(hello.ended ?? [], async (chats) =>
      peer.send(await readDesk(service, operator, chats)),
    );
    out.release();
    if (!peer.open) return undefined;
    presence.join(id, groups, status);
    service.announcer.queue();
    return { service, operator: toPerson(operator), groups, send: (frame) => peer.send(frame) };
  };

  serveCarrier<OperatorFrame, DeskLink>(service, carrier, {
    parse: (text) => maskFrame(parseOperatorFrame(text)),
    greet,
    handle: onOperatorFrame,
  });
}
