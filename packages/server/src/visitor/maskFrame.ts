import { maskStrings } from '@comptoir/transport/mask';
import { maskAddress } from './maskAddress.js';
import { maskText } from './maskText.js';

const addresses = new Set(['url', 'referrer']);

function maskAddresses<T>(value: T, name = ''): T {
  if (typeof value === 'string') return (addresses.has(name) ? maskAddress(value) : value) as T;
  if (Array.isArray(value)) return value.map((item) => maskAddresses(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskAddresses(item, key)])) as T;
}

/** Masks the numbers of cards and bank accounts in a frame, also those that a browser has escaped in an address. */
export function maskFrame<Frame>(frame: Frame): Frame {
  return maskAddresses(maskStrings(frame, maskText));
}
