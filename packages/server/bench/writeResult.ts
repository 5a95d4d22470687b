import { readFileSync, writeFileSync } from 'node:fs';

const page = new URL('../../../docs/server-load.md', import.meta.url);

/** Puts the result between its markers in `docs/server-load.md`. @throws Error when they are not there. */
export function writeResult(table: string): void {
  const text = readFileSync(page, 'utf8');
  const part = /(<!-- measured -->\n).*?(<!-- \/measured -->)/s;
  if (!part.test(text)) throw new Error('docs/server-load.md has lost its markers.');
  writeFileSync(
    page,
    text.replace(part, (_, open: string, close: string) => `${open}${table}\n${close}`),
  );
}
