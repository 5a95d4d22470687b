import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from './linkKeys.js';

/** Until when a link holds, in milliseconds since the epoch; or why it does not. */
export type LinkState =
  | { readonly state: 'good'; readonly until: number }
  | { readonly state: 'expired' | 'forged' };

/** Addresses of files that work for a time. */
export interface FileLinks {
  /** An absolute path on this server; it holds for half of the time at least, and for the whole at most. */
  sign(id: string, name: string): string;
  check(id: string, until: unknown, proof: unknown): LinkState;
}

function proofOf(key: Buffer, id: string, until: string): Buffer {
  return createHmac('sha256', key).update(`file ${id} ${until}`).digest();
}

/**
 * Makes the links of a server. All that are made for one file within half of `linkMs` are the same, so that browsers
 * keep what they have fetched.
 */
export function createFileLinks(keys: LinkKeys, linkMs: number, now: () => number): FileLinks {
  const step = Math.max(1, linkMs / 2);
  return {
    sign: (id, name) => {
      const until = String(Math.ceil((Math.floor(now() / step) + 2) * step));
      const [key] = keys.current();
      const proof = proofOf(key, id, until).toString('base64url');
      return `/v1/files/${id}/${encodeURIComponent(name)}?until=${until}&proof=${proof}`;
    },
    check: (id, until, proof) => {
      if (typeof until !== 'string' || typeof proof !== 'string') return { state: 'forged' };
      if (!/^\d{1,16}$/.test(until) || !/^[\w-]{43}$/.test(proof)) return { state: 'forged' };
      const given = Buffer.from(proof, 'base64url');
      const isOurs = keys.current().some((key) => timingSafeEqual(proofOf(key, id, until), given));
      if (!isOurs) return { state: 'forged' };
      return Number(until) > now() ? { state: 'good', until: Number(until) } : { state: 'expired' };
    },
  };
}
