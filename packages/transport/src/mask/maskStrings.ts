import { maskNumbers } from './maskNumbers.js';

/**
 * Members that hold no words of people: ids, keys, and the addresses of pictures. An order's number is one that the
 * operator needs, and what a file is called says the server's own record.
 */
const kept =
  /^(kind|id|token|identity|cursor|before|after|clientId|conversation|message|upTo|to|intent|formId|sku|number|currency|value|file|files|imageUrl|avatarUrl|timeZone|language)$/;

/**
 * Masks every text in a frame or a piece of one, however deep, with `maskNumbers`; members that hold no words of
 * people stay as they are. Answers a copy.
 *
 * @param mask what masks a text instead of `maskNumbers`.
 */
export function maskStrings<T>(value: T, mask = maskNumbers): T {
  if (typeof value === 'string') return mask(value) as T;
  if (Array.isArray(value)) return value.map((item) => maskStrings(item, mask)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      kept.test(key) && (typeof item === 'string' || key.startsWith('file')) ? item : maskStrings(item, mask),
    ]),
  ) as T;
}
