import { listLimit, stringLimit } from './limits.js';

/**
 * Cuts long strings and lists of a context down to the limits.
 *
 * They come from the page the visitor is on, not from him: an address with a long query or a large cart is no
 * reason to refuse him.
 */
export function clipContext<T>(value: T, key = ''): T {
  if (typeof value === 'string') return value.slice(0, stringLimit(key)) as T;
  if (Array.isArray(value)) return value.slice(0, listLimit(key)).map((item) => clipContext(item, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, clipContext(item, name)]),
  ) as T;
}
