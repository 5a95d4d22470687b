/**
 * Makes a uuid v7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits.
 *
 * Works on plain-http pages, where `crypto.randomUUID` does not exist.
 */
export function createClientId(now: number = Date.now()): string {
  const hex = (value: number, length: number): string => Math.floor(value).toString(16).padStart(length, '0');
  const [a = 0, b = 0, ...rest] = crypto.getRandomValues(new Uint16Array(5));
  const time = hex(now, 12);
  const tail = rest.map((bits) => hex(bits, 4)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex((a & 0xfff) | 0x7000, 4)}-${hex((b & 0x3fff) | 0x8000, 4)}-${tail}`;
}
