import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Keeps a result as the block that `pnpm docs:write` puts into `docs/guarantees.md`. */
export function writeBlock(name: 'chaos' | 'soak', markdown: string): void {
  const folder = fileURLToPath(new URL('./results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.md`, `${markdown}\n`);
}
