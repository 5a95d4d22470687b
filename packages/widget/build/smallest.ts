import { brotliCompressSync } from 'node:zlib';

/** The text that takes the fewest bytes on the wire; of equals the first. */
export function smallest(texts: readonly string[]): string {
  const weighed = texts.map((text) => ({ text, bytes: brotliCompressSync(text).length }));
  return weighed.reduce((best, each) => (each.bytes < best.bytes ? each : best)).text;
}
