import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFileFolder } from '../files/fileFolder.js';
import type { PrivacyStore } from '../storage/privacyStore.js';

/**
 * Writes everything that is stored about a visitor into a folder: `visitor.json`, and his files under the names by
 * which it calls them.
 *
 * @returns the lines to print.
 * @throws TypeError when the folder holds something already, or there is no such visitor.
 */
export async function exportVisitor(
  privacy: PrivacyStore,
  visitor: string,
  filesDir: string,
  target: string,
): Promise<string> {
  const dossier = await privacy.dossier(visitor);
  if (dossier === undefined) throw new TypeError(`There is no visitor "${visitor}".`);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new TypeError(`The folder "${target}" is not empty; name another one.`);
  }
  mkdirSync(join(target, 'files'), { recursive: true, mode: 0o700 });
  const folder = openFileFolder(filesDir);
  // Server-made names: what a visitor called a file must not decide where it is written.
  const files = dossier.files.map((file) => {
    const path = join('files', file.id);
    const isThere = existsSync(folder.pathOf(file.id));
    if (isThere) copyFileSync(folder.pathOf(file.id), join(target, path));
    return { ...file, path: isThere ? path : undefined };
  });
  const text = `${JSON.stringify({ ...dossier, files }, null, 2)}\n`;
  writeFileSync(join(target, 'visitor.json'), text, { mode: 0o600 });
  const messages = dossier.conversations.reduce((sum, one) => sum + one.messages.length, 0);
  return `${dossier.conversations.length} conversations, ${messages} messages and ${files.length} files are in ${target}.\n`;
}
