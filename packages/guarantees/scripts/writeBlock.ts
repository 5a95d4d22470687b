import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Keeps a result as the block that `pnpm docs:write` puts into `docs/guarantees.md`. */
export function writeBlock(name: 'chaos' | 'soak', markdown: string): void {
  writeFileSync(fileURLToPath(new URL(`./results/${name}.md`, import.meta.url)), `${markdown}\n`);
}
