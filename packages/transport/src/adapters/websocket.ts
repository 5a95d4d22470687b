import { isChatError } from '../errors.js';
import type { Connection, Transport } from '../transport.js';
import { type CarrierOptions, toSettings } from './websocket/carrierOptions.js';
import { connectLink } from './websocket/connectLink.js';
import type { Attempt, Switch } from './websocket/createSwitch.js';
import { openSocket } from './websocket/openSocket.js';
import type { SocketConstructor } from './websocket/Socket.js';
import { soonMs } from './websocket/soonMs.js';
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
  const isAuto = carrier === 'auto';
  // With another carrier to fall back on, half the time is enough to wait for a socket that says nothing.
  const welcomeMs = settings.answerTimeoutMs / (isAuto ? 2 : 1);
  const overSocket =
    carrier !== 'sse' && Socket
      ? (...attempt: Attempt): Promise<Connection> =>
          connectLink((link) => openSocket(Socket, link), settings, welcomeMs, ...attempt)
      : undefined;
  let choice: Promise<Switch> | undefined;

  function choose(): Promise<Switch> {
    choice ??= import('./websocket/createSwitch.js').then(
      ({ createSwitch }) => createSwitch(overSocket, settings),
      (cause) => {
        choice = undefined;
        throw cause;
      },
    );
    return choice;
  }

  return {
    name: 'websocket',
    capabilities: websocketCapabilities,
    async connect(...attempt) {
      if (carrier === 'websocket') {
        if (!overSocket) throw new TypeError('websocketTransport: no WebSocket here, give one');
        return overSocket(...attempt);
      }
      if (!overSocket || choice) return (await choose()).connect(attempt);
      try {
        const connection = await overSocket(...attempt);
        const since = performance.now();
        connection.closed.then((why) => {
          const livedMs = performance.now() - since;
          // A part that cannot be fetched now is fetched when it is needed again.
          if (why && livedMs < soonMs)
            choose().then(
              ({ ended }) => ended('websocket', why, livedMs),
              () => 0,
            );
        });
        return connection;
      } catch (error) {
        if (!isChatError(error) || error.kind !== 'retryable') throw error;
        const { connect } = await choose().catch(() => {
          throw error;
        });
        return connect(attempt, error);
      }
    },
  };
}
