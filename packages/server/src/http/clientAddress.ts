import type { IncomingMessage } from 'node:http';
import { addressGroup } from '../limits/addressGroup.js';

/**
 * The client's address, as limits count it. `X-Forwarded-For` is believed only as far as our own proxies wrote it: with n trusted
 * proxies the n-th entry from the right; whatever stands left of it is the client's own invention.
 */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  trustedProxies: number,
): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return addressGroup(direct);
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return addressGroup(forwarded.at(-trustedProxies) ?? forwarded[0] ?? direct);
}
