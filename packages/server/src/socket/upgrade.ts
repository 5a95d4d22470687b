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
import { toChatError } from './failure.js';
import { createHeartbeat } from './heartbeat.js';
import { watchSessions } from './watchSessions.js';

/** All WebSockets of a server. */
export interface Sockets {
  /** Closes the desks of one session. */
  signedOut(tokenHash: string): void;
  /** Takes no more, tells all to come back later, and resolves when every socket is gone. */
  close(): Promise<void>;
}

/** What upgrades are checked against. */
export interface UpgradeOptions {
  readonly origins: AllowedOrigins;
  readonly trustedProxies: number;
}

const closeMs = 2_000;

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
  const { limits, metrics, log, storage, now } = service;
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.frameBytes * 2,
  });
  const heartbeat = createHeartbeat(limits.pingMs);
  const perAddress = new Map<string, number>();
  const sessions = new Map<WebSocket, string>();
  const watch = watchSessions(sessions, storage.operators, {
    now,
    end: (ws) => ws.close(closeCodes.auth, 'signed out'),
    onError: (error) => log.error({ err: error }, 'the sessions could not be read'),
  });
  let closing = false;

  const open = (
    request: IncomingMessage,
    raw: Duplex,
    head: Buffer,
    kind: string,
    serve: (ws: WebSocket) => void,
  ) => {
    const address = clientAddress(request, options.trustedProxies);
    const count = perAddress.get(address) ?? 0;
    if (count >= limits.socketsPerAddress) {
      const message = `This address has ${count} connections, which is the most.`;
      throw new ChatError('rate_limited', { message, retryAfterMs: 30_000 });
    }
    wss.handleUpgrade(request, raw, head, (ws) => {
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      metrics.sockets.inc({ kind });
      ws.once('close', () => {
        const left = (perAddress.get(address) ?? 1) - 1;
        if (left === 0) perAddress.delete(address);
        else perAddress.set(address, left);
        metrics.sockets.dec({ kind });
      });
      // A frame above maxPayload, bad UTF-8 and the like: ws closes the socket itself, with the fitting code.
      ws.on('error', (error) => {
        metrics.rejectedFrames.inc({ code: 'protocol' });
        log.debug({ err: error }, 'socket error');
      });
      heartbeat.watch(ws);
      serve(ws);
    });
  };
  const route = async (request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> => {
    const { origin, host, cookie } = request.headers;
    const path = (request.url ?? '').split('?')[0];
    if (closing) throw new ChatError('server_unavailable', { message: 'The server is stopping; come back.' });
    if (path === '/v1/visitor') {
      if (!originAllowed(origin, host, options.origins)) {
        // The page can only see that it failed: whoever runs the server must be able to read why.
        log.info({ origin }, 'origin refused');
        const message = 'Pages of this origin may not connect; add it to the server’s allowed origins.';
        throw new ChatError('origin_forbidden', { message });
      }
      const address = clientAddress(request, options.trustedProxies);
      open(request, raw, head, 'visitor', (ws) => acceptVisitor(service, ws, address));
      return;
    }
    if (path !== '/v1/operator') throw new ChatError('not_found', { message: 'There is no socket here.' });
    if (!sameOrigin(origin, host)) {
      throw new ChatError('origin_forbidden', { message: 'Desks connect from their own page only.' });
    }
    const operator = await operatorOf(storage, cookie, now());
    if (operator === undefined) throw new ChatError('sign_in_required', { message: 'Sign in first.' });
    open(request, raw, head, 'operator', (ws) => {
      sessions.set(ws, hashToken(readDeskCookie(cookie) ?? ''));
      ws.once('close', () => sessions.delete(ws));
      acceptDesk(service, ws, operator);
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
    close: async () => {
      closing = true;
      heartbeat.stop();
      watch.stop();
      await Promise.all(
        [...wss.clients].map(
          (ws) =>
            new Promise<void>((resolve) => {
              const cut = setTimeout(() => ws.terminate(), closeMs);
              ws.once('close', () => {
                clearTimeout(cut);
                resolve();
              });
              ws.close(closeCodes.restart, 'restart');
            }),
        ),
      );
    },
  };
}
