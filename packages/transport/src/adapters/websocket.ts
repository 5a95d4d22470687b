import { isChatError } from '../errors.js';
import type { Connection, Transport } from '../transport.js';
import { type CarrierOptions, toSettings } from './websocket/carrierOptions.js';
import { connectLink } from './websocket/connectLink.js';
import type { Attempt, Switch } from './websocket/createSwitch.js';
import { openSocket } from './websocket/openSocket.js';
import type { SocketConstructor } from './websocket/Socket.js';
import { signOut } from './websocket/signOut.js';
import { websocketCapabilities } from './websocket/websocketCapabilities.js';

/** How the reference server is reached. */
export interface WebsocketTransportOptions extends CarrierOptions {
  /**
   * `auto` takes plain HTTP where WebSockets do not get through, and tries them again later; what that needs is
   * loaded when it is needed. `sse` takes plain HTTP only. @default 'auto'
   */
  readonly carrier?: 'auto' | 'websocket' | 'sse';
  /** What makes sockets; Node 20 has none of its own, give it the one of the package `ws`. @default globalThis.WebSocket */
  readonly WebSocket?: SocketConstructor;
}

/**
 * Speaks the reference protocol (`docs/protocol.md`) over a WebSocket, or over plain HTTP where none gets through;
 * files go over HTTP.
 *
 * @throws TypeError when `url` is no absolute http(s) or ws(s) URL, and from `connect` where there is no WebSocket
 * and the carrier is `websocket`.
 */
export function websocketTransport(options: WebsocketTransportOptions): Transport {
  const { carrier = 'auto', WebSocket: Socket = globalThis.WebSocket } = options;
  const settings = toSettings(options);
  const overSocket =
    carrier !== 'sse' && Socket
      ? (...attempt: Attempt): Promise<Connection> =>
          connectLink((link) => openSocket(Socket, link), settings, ...attempt)
      : undefined;
  let isFirst = true;
  let choice: Switch | undefined;

  return {
    name: 'websocket',
    capabilities: websocketCapabilities,
    signOut: (token) => signOut(settings.endpoints, token),
    async connect(...attempt) {
      let failure: unknown;
      if (overSocket && (isFirst || carrier === 'websocket')) {
        isFirst = false;
        try {
          return await overSocket(...attempt);
        } catch (error) {
          failure = error;
        }
      }
      // A first connection that gets through does without the choice; where it cannot be had, there is none.
      if (carrier !== 'websocket' && (!isChatError(failure) || failure.kind === 'retryable')) {
        choice ??= (await import('./websocket/createSwitch.js').catch(() => undefined))?.createSwitch(
          overSocket,
          settings,
        );
        if (choice) return choice.connect(attempt, failure);
        if (overSocket && !failure) return overSocket(...attempt);
      }
      throw failure ?? new TypeError('websocketTransport: no WebSocket here, give one');
    },
  };
}
