import { Buffer } from 'node:buffer';
import { STATUS_CODES } from 'node:http';
import type { Head } from './parseHead.js';

/** Whether the connection ends with the answer to this request. */
export function isLast({ headers }: Head): boolean {
  return headers.has('upgrade') || /\bclose\b/i.test(headers.get('connection') ?? '');
}

/** The whole answer to a request, readable for a page of any origin. */
export function toCannedAnswer(
  request: Head,
  { status, retryAfterSeconds }: { status: number; retryAfterSeconds: number | undefined },
): Buffer {
  const origin = request.headers.get('origin');
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`,
    'content-length: 0',
    'cache-control: no-store',
    `connection: ${isLast(request) ? 'close' : 'keep-alive'}`,
    ...(retryAfterSeconds === undefined ? [] : [`retry-after: ${retryAfterSeconds}`]),
    ...(origin === undefined
      ? []
      : [
          `access-control-allow-origin: ${origin}`,
          'access-control-allow-credentials: true',
          'access-control-expose-headers: retry-after',
        ]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}
