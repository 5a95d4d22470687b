/** The part that the visitor opens, without the operator for demos. */
import { websocketTransport } from '@comptoir/transport/websocket';
import type { Counter, Seat } from '../launcher/parts.js';
import { seatVisitor } from '../session/seatVisitor.js';

export { createFront } from '../front/createFront.js';
export { createWindow } from '../window/createWindow.js';

/**
 * Opens the visitor's session over the shop's own transport or that of its server.
 *
 * @throws Error when the options name neither.
 */
export async function takeSeat(counter: Counter): Promise<Seat> {
  const { transport, server } = counter.options;
  if (transport) return seatVisitor(counter, transport);
  if (server) return seatVisitor(counter, websocketTransport({ url: server }));
  throw new Error('standalone.js has no operator for demos: name a server in data-server or in init.');
}
