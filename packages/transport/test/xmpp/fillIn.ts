import { readFileSync, writeFileSync } from 'node:fs';

/** Writes a configuration of this folder to `target`, with its `$NAMES` filled in. */
export function fillIn(
  name: string,
  target: string,
  values: Readonly<Record<string, string | number>>,
): void {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  const filled = text.replace(/\$([A-Z]+)/g, (whole, key: string) => `${values[key] ?? whole}`);
  writeFileSync(target, filled);
}
