import type { Transport } from '../transport.js';
import { connectWebsocket } from './websocket/connectWebsocket.js';
import type { SocketConstructor } from './websocket/Socket.js';
import { toEndpoints } from './websocket/toEndpoints.js';
import { websocketCapabilities } from './websocket/websocketCapabilities.js';

/** How the reference server is reached. */
export interface WebsocketTransportOptions {
  /** Base address of the server, `https://chat.example`; http(s) and ws(s) mean the same here. */
  readonly url: string;
  /** Milliseconds between own pings; a silent server is given up after twice this. @default 15000 */
  readonly heartbeatMs?: number;
  /** Milliseconds that a request, and the welcome, may take. @default 15000 */
  readonly answerTimeoutMs?: number;
  /** What makes sockets; Node 20 has none of its own, give it the one of the package `ws`. @default globalThis.WebSocket */
  readonly WebSocket?: SocketConstructor;
}

/**
 * Speaks the reference protocol (`docs/protocol.md`) over a WebSocket; files go over HTTP.
 *
 * @throws TypeError when `url` is no absolute http(s) or ws(s) URL, and from `connect` where there is no WebSocket.
 */
export function websocketTransport(options: WebsocketTransportOptions): Transport {
  const { url, heartbeatMs = 15_000, answerTimeoutMs = 15_000 } = options;
  const endpoints = toEndpoints(url);
  return {
    name: 'websocket',
    capabilities: websocketCapabilities,
    connect(hello, on, signal) {
      const Socket = options.WebSocket ?? globalThis.WebSocket;
      if (!Socket) {
        return Promise.reject(new TypeError('websocketTransport: no WebSocket here, give one'));
      }
      return connectWebsocket({ endpoints, Socket, heartbeatMs, answerTimeoutMs }, hello, on, signal);
    },
  };
}
