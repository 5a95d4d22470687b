import type { Transport } from '../transport.js';
import { createStreams } from './sse/createStreams.js';
import { type CarrierOptions, toSettings } from './websocket/carrierOptions.js';
import { connectLink } from './websocket/connectLink.js';
import { signOut } from './websocket/signOut.js';
import { websocketCapabilities } from './websocket/websocketCapabilities.js';

/** How the reference server is reached over plain HTTP. */
export type SseTransportOptions = CarrierOptions;

/**
 * Speaks the reference protocol (`docs/protocol.md`) without a WebSocket: events come down as a stream of
 * server-sent events, frames go up as requests. `websocketTransport` changes over to it by itself.
 *
 * @throws TypeError when `url` is no absolute http(s) or ws(s) URL.
 */
export function sseTransport(options: SseTransportOptions): Transport {
  const settings = toSettings(options);
  const open = createStreams(settings);
  return {
    name: 'sse',
    capabilities: websocketCapabilities,
    signOut: (token) => signOut(settings.endpoints, token),
    connect: (...attempt) => connectLink(open, settings, ...attempt),
  };
}
