import type { OutgoingHttpHeaders } from 'node:http';
import { ChatError } from '@comptoir/transport';
import { randomToken } from '../security/randomToken.js';
import { createStreamCarrier, type StreamCarrier } from '../socket/stream/createStreamCarrier.js';
import { acceptVisitor } from '../visitor/acceptVisitor.js';
import { bearer } from './bearer.js';
import { clientAddress } from './clientAddress.js';
import type { Routes } from './httpContext.js';
import { originAllowed } from './originAllowed.js';
import { withLastEventId } from './withLastEventId.js';

type StreamRequest = { Body: Buffer | undefined; Querystring: { mode?: unknown } };

const keyBytes = 32;

/** Nothing on the way may keep, pack or hold back what is said. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

function toLines(body: Buffer | undefined): Buffer[] {
  const text = body?.toString('utf8') ?? '';
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Buffer.from(line));
}

/** The second carrier of the protocol: events down from `/v1/visitor/stream`, frames up to `/v1/visitor/frames`. */
export const streamRoutes: Routes = (app, { service, origins, trustedProxies, connections }) => {
  const { limits, log } = service;
  const streams = new Map<string, StreamCarrier>();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const running = (key: string | undefined): StreamCarrier => {
    const stream = key === undefined ? undefined : streams.get(key);
    if (stream !== undefined) return stream;
    const message = 'There is no such connection; open a new one at /v1/visitor/stream.';
    throw new ChatError('not_found', { message });
  };

  app.addHook('onRequest', async ({ raw, headers }) => {
    // A body that trickles in costs a connection for nothing.
    const timer = setTimeout(() => raw.destroy(), limits.slowReaderMs);
    raw.once('end', () => clearTimeout(timer));
    raw.once('close', () => clearTimeout(timer));
    if (originAllowed(headers.origin, headers.host, origins)) return;
    log.info({ origin: headers.origin }, 'origin refused');
    const message = 'Pages of this origin may not connect; add it to the server’s allowed origins.';
    throw new ChatError('origin_forbidden', { message });
  });

  app.post<StreamRequest>(
    '/v1/visitor/stream',
    { bodyLimit: 2 * limits.frameBytes },
    async (request, reply) => {
      const key = bearer(request);
      const again = key === undefined ? undefined : running(key);
      const address = clientAddress(request.raw, trustedProxies);
      if (again === undefined) connections.admit(address);
      reply.hijack();
      const headers = { ...(reply.getHeaders() as OutgoingHttpHeaders), ...streamHeaders };
      if (again !== undefined) return again.attach(reply.raw, headers);
      const fresh = randomToken(keyBytes);
      const stream = createStreamCarrier({ key: fresh, short: request.query.mode === 'poll', limits });
      streams.set(fresh, stream);
      stream.onClose(() => streams.delete(fresh));
      connections.add(stream, address, 'visitor-stream');
      acceptVisitor(service, stream, address);
      stream.attach(reply.raw, headers);
      const { 'last-event-id': lastEventId } = request.headers;
      await stream.post([withLastEventId(request.body ?? Buffer.alloc(0), lastEventId?.toString())]);
    },
  );

  app.post<StreamRequest>(
    '/v1/visitor/frames',
    { bodyLimit: 2 * limits.frameBytes },
    async (request, reply) => {
      const answers = await running(bearer(request)).post(toLines(request.body));
      return reply
        .headers({ 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' })
        .send(answers.map((frame) => `${JSON.stringify(frame)}\n`).join(''));
    },
  );
};
