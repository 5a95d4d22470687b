/** The part that talks to the backend: core and the adapter. */
import type { Transport } from '@comptoir/transport';
import { websocketTransport } from '@comptoir/transport/websocket';
import type { Counter, Seat } from '../launcher/parts.js';
import { seatVisitor } from '../session/seatVisitor.js';

export { createFront } from '../front/createFront.js';

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
