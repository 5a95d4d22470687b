import { maskStrings } from '@comptoir/transport/mask';
import type { VisitorFrame } from '@comptoir/transport/wire';
import { maskAddress } from './maskAddress.js';

/** Masks the numbers of cards and bank accounts in a frame, also those that a browser has escaped in an address. */
export function maskFrame(frame: VisitorFrame | undefined): VisitorFrame | undefined {
  const masked = maskStrings(frame);
  if (!masked || !('context' in masked) || masked.context?.page === undefined) return masked;
  const { url, referrer, ...page } = masked.context.page;
  const addresses = {
    url: maskAddress(url),
    ...(referrer !== undefined && { referrer: maskAddress(referrer) }),
  };
  return { ...masked, context: { ...masked.context, page: { ...page, ...addresses } } };
}
