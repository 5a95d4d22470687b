import { ChatError } from '@comptoir/transport';
import { parseOperatorFrame, protocolVersion, type ServerToOperatorFrame } from '@comptoir/transport/wire';
import type { WebSocket } from 'ws';
import { toPerson } from '../live/describe.js';
import type { DeskListener } from '../live/hub.js';
import type { Service } from '../service.js';
import { createPeer } from '../socket/createPeer.js';
import { helloDeadline } from '../socket/helloDeadline.js';
import { receive } from '../socket/receive.js';
import { refuseHello } from '../socket/refuseHello.js';
import type { OperatorRecord } from '../storage/operatorStore.js';
import type { DeskLink } from './deskLink.js';
import { followChats } from './followChats.js';
import { onOperatorFrame } from './onOperatorFrame.js';
import { readDesk } from './readDesk.js';

/** Serves one desk's socket, opened with the cookie of a signed-in operator, from its first frame to its end. */
export function acceptDesk(service: Service, socket: WebSocket, signedIn: OperatorRecord): void {
  const { hub, limits, metrics, log, presence, storage } = service;
  const peer = createPeer(socket, limits);
  const deadline = helloDeadline(peer, limits.helloMs);
  let link: DeskLink | undefined;

  const greet = async (): Promise<DeskLink | undefined> => {
    const operator = (await storage.operators.byId(signedIn.id)) ?? signedIn;
    if (!peer.open) return undefined;
    const { id, groups, status } = operator;
    const follower = followChats(service, peer, id);
    // Listening before anything is read: what happens in between is held back, not lost.
    let held: ServerToOperatorFrame[] | undefined = [];
    const listener: DeskListener = {
      groups,
      send: (frame) => (held === undefined ? peer.send(frame) : held.push(frame)),
      wake: follower.wake,
      show: follower.show,
      remove: follower.remove,
    };
    const remove = hub.desks.add(id, listener);
    socket.once('close', () => {
      remove();
      presence.leave(id);
    });
    await follower.begin(async (chats) => peer.send(await readDesk(service, operator, chats)));
    for (const frame of held) peer.send(frame);
    held = undefined;
    if (!peer.open) return undefined;
    presence.join(id, groups, status);
    service.announcer.queue();
    return { service, operator: toPerson(operator), groups, send: (frame) => peer.send(frame) };
  };

  receive({
    socket,
    peer,
    limits,
    metrics,
    log,
    handle: async (text) => {
      if (link !== undefined) {
        const frame = parseOperatorFrame(text);
        return frame === undefined ? undefined : onOperatorFrame(link, frame);
      }
      deadline.clear();
      try {
        const frame = parseOperatorFrame(text);
        if (frame?.type !== 'hello') {
          throw new ChatError('bad_frame', { message: 'The first frame must be a `hello`.' });
        }
        if (frame.version !== protocolVersion) {
          const message = `hello.version: this server speaks version ${protocolVersion}.`;
          throw new ChatError('version_unsupported', { message });
        }
        link = await greet();
      } catch (error) {
        refuseHello(peer, metrics, log, error);
      }
    },
  });
  socket.once('close', () => deadline.clear());
}
