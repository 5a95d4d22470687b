import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Names of all uploads that lie in a data folder, finished or not. */
export async function storedFiles(dataDir: string): Promise<readonly string[]> {
  const entries = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
}
