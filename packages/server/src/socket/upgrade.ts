import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ChatError } from '@comptoir/transport';
import { closeCodes } from '@comptoir/transport/wire';
import { type WebSocket, WebSocketServer } from 'ws';
import { clientAddress } from '../http/clientAddress.js';
import { operatorOf, readDeskCookie } from '../http/deskCookie.js';
import { httpStatus } from '../http/httpStatus.js';
import { type AllowedOrigins, originAllowed, sameOrigin } from '../http/originAllowed.js';
import { acceptDesk } from '../operator/acceptDesk.js';
import { hashToken } from '../security/randomToken.js';
import type { Service } from '../service.js';
import { acceptVisitor } from '../visitor/acceptVisitor.js';
import { answerPings } from './answerPings.js';
import type { Carrier } from './carrier.js';
import type { ConnectionKind, Connections } from './connections.js';
import { toChatError } from './failure.js';
import { refuseHello } from './refuseHello.js';
import { createSocketCarrier } from './socketCarrier.js';
import { watchSessions } from './watchSessions.js';

/** The way in for WebSockets. */
export interface Sockets {
  /** Closes the desks of one session. */
  signedOut(tokenHash: string): void;
  /** Looks after sessions no longer; the sockets themselves are closed with all `Connections`. */
  stop(): void;
}

/** What upgrades are checked against. */
export interface UpgradeOptions {
  readonly origins: AllowedOrigins;
  readonly trustedProxies: number;
  readonly connections: Connections;
}

function refuse(socket: Duplex, error: unknown): void {
  const known = toChatError(error);
  const status = httpStatus(known);
  const body = JSON.stringify({ code: known.code, message: known.message });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Takes WebSockets in on `/v1/visitor` and `/v1/operator`, after checking origin, address and cookie. */
export function acceptUpgrades(server: Server, service: Service, options: UpgradeOptions): Sockets {
  const { connections } = options;
  const { limits, metrics, log, storage, now } = service;
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    autoPong: false,
    maxPayload: limits.frameBytes * 2,
  });
  const sessions = new Map<WebSocket, string>();
  const watch = watchSessions(sessions, storage.operators, {
    now,
    end: (ws) => ws.close(closeCodes.auth, 'signed out'),
    onError: (error) => log.error({ err: error }, 'the sessions could not be read'),
  });

  const open = (
    request: IncomingMessage,
    raw: Duplex,
    head: Buffer,
    kind: ConnectionKind,
    serve: (carrier: Carrier, address: string, ws: WebSocket) => void,
  ) => {
    const address = clientAddress(request, options.trustedProxies);
    connections.admit(address);
    wss.handleUpgrade(request, raw, head, (ws) => {
      // A frame above maxPayload, bad UTF-8 and the like: ws closes the socket itself, with the fitting code.
      ws.on('error', (error) => {
        metrics.rejectedFrames.inc({ code: 'protocol' });
        log.debug({ err: error }, 'socket error');
      });
      const carrier = createSocketCarrier(ws, limits);
      answerPings(ws, carrier.peer, limits);
      connections.add(carrier, address, kind);
      serve(carrier, address, ws);
    });
  };
  const route = async (request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> => {
    const { origin, host, cookie } = request.headers;
    const path = (request.url ?? '').split('?')[0];
    if (path === '/v1/visitor') {
      if (!originAllowed(origin, host, options.origins)) {
        log.info({ origin }, 'origin refused');
        const message = `Pages of ${origin} may not connect; add it to COMPTOIR_ORIGINS of the chat server.`;
        const refusal = new ChatError('origin_forbidden', { message });
        // A browser tells a page nothing of a refused handshake: only a frame can say what is to be done.
        open(request, raw, head, 'visitor', ({ peer }) => refuseHello(peer, metrics, log, refusal));
        return;
      }
      open(request, raw, head, 'visitor', (carrier, address) => acceptVisitor(service, carrier, address));
      return;
    }
    if (path !== '/v1/operator') throw new ChatError('not_found', { message: 'There is no socket here.' });
    if (!sameOrigin(origin, host)) {
      throw new ChatError('origin_forbidden', { message: 'Desks connect from their own page only.' });
    }
    const operator = await operatorOf(storage, cookie, now());
    if (operator === undefined) throw new ChatError('sign_in_required', { message: 'Sign in first.' });
    open(request, raw, head, 'operator', (carrier, _address, ws) => {
      sessions.set(ws, hashToken(readDeskCookie(cookie) ?? ''));
      ws.once('close', () => sessions.delete(ws));
      acceptDesk(service, carrier, operator);
    });
  };

  server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    const onError = (error: Error): void => log.debug({ err: error }, 'upgrade broken off');
    raw.on('error', onError);
    route(request, raw, head).catch((error: unknown) => refuse(raw, error));
  });
  return {
    signedOut: (tokenHash) => {
      for (const [ws, hash] of sessions) if (hash === tokenHash) ws.close(closeCodes.auth, 'signed out');
    },
    stop: watch.stop,
  };
}
