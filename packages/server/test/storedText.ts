import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that lies in a server's data folder, as one text: what is not in it is not on disk. */
export function storedText(dataDir: string): string {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
