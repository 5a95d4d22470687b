/**
 * The part that the visitor opens: the session and the window, in one file because they compress better together
 * (by 0.8 kB) than apart. A page that only goes on with a conversation has it in the browser's cache already.
 */
import type { Transport } from '@comptoir/transport';
import { websocketTransport } from '@comptoir/transport/websocket';
import type { Counter, Seat } from '../launcher/parts.js';
import { seatVisitor } from '../session/seatVisitor.js';

export { createFront } from '../front/createFront.js';
export { createWindow } from '../window/createWindow.js';

async function transportFor({ options }: Counter): Promise<Transport> {
  if (options.transport) return options.transport;
  if (options.server) return websocketTransport({ url: options.server });
  const { memoryTransport } = await import('@comptoir/transport/memory');
  return memoryTransport();
}

/** Opens the visitor's session over the transport that the options name. */
export async function takeSeat(counter: Counter): Promise<Seat> {
  return seatVisitor(counter, await transportFor(counter));
}
