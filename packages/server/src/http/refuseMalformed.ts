import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';

const statusOf: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Ends a connection whose request is no HTTP, too long or too slow. Of the error only the code is logged: it holds the
 * packet as well, with whatever token, cookie and words stood in it.
 */
export function refuseMalformed(
  log: FastifyBaseLogger,
  { code = '' }: { readonly code?: string },
  socket: Duplex,
): void {
  if (code === 'ECONNRESET' || socket.destroyed) return;
  log.trace({ code }, 'request broken');
  const status = statusOf[code] ?? 400;
  const message = 'The request is malformed, too long or too slow.';
  const body = JSON.stringify({ code: status === 408 ? 'timeout' : 'bad_value', message });
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/json\r\n` +
        `content-length: ${body.length}\r\n\r\n${body}`,
    );
  }
  socket.destroy();
}
