import { ChatError } from '@comptoir/transport';
import {
  type HelloFrame,
  parseVisitorFrame,
  protocolVersion,
  type ServerToVisitorFrame,
} from '@comptoir/transport/wire';
import type { WebSocket } from 'ws';
import type { VisitorListener } from '../live/hub.js';
import type { Service } from '../service.js';
import { createPeer } from '../socket/createPeer.js';
import { helloDeadline } from '../socket/helloDeadline.js';
import { receive } from '../socket/receive.js';
import { refuseHello } from '../socket/refuseHello.js';
import { followLog } from './followLog.js';
import { onVisitorFrame } from './onVisitorFrame.js';
import { readSnapshot } from './readSnapshot.js';
import { recognize } from './recognize.js';
import type { VisitorLink } from './visitorLink.js';

/** Serves one visitor's socket from its first frame to its end. */
export function acceptVisitor(service: Service, socket: WebSocket, address: string): void {
  const { hub, limits, metrics, log, storage } = service;
  const peer = createPeer(socket, limits);
  const deadline = helloDeadline(peer, limits.helloMs);
  let link: VisitorLink | undefined;

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
    let held: ServerToVisitorFrame[] | undefined = [];
    let wake = (): void => undefined;
    const listener: VisitorListener = {
      send: (frame) => (held === undefined ? peer.send(frame) : held.push(frame)),
      wake: () => wake(),
    };
    const first = !hub.visitors.has(visitor);
    const remove = hub.visitors.add(visitor, listener);
    socket.once('close', () => {
      remove();
      if (!hub.visitors.has(visitor)) service.announcer.visitor(visitor);
    });
    const snapshot = await readSnapshot(service, recognized, hello.cursor);
    peer.send(snapshot.welcome);
    for (const frame of held) peer.send(frame);
    held = undefined;
    wake = followLog(service, peer, scope, snapshot.position);
    wake();
    if (first || hello.context !== undefined) service.announcer.visitor(visitor);
    return { service, visitor, scope, listener, send: (frame) => peer.send(frame) };
  };

  receive({
    socket,
    peer,
    limits,
    metrics,
    log,
    handle: async (text) => {
      if (link !== undefined) {
        const frame = parseVisitorFrame(text);
        return frame === undefined ? undefined : onVisitorFrame(link, frame);
      }
      deadline.clear();
      try {
        const frame = parseVisitorFrame(text);
        if (frame?.type !== 'hello') {
          throw new ChatError('bad_frame', { message: 'The first frame must be a `hello`.' });
        }
        if (frame.version !== protocolVersion) {
          const message = `hello.version: this server speaks version ${protocolVersion}.`;
          throw new ChatError('version_unsupported', { message });
        }
        link = await greet(frame);
      } catch (error) {
        refuseHello(peer, metrics, log, error);
      }
    },
  });
  socket.once('close', () => deadline.clear());
}
