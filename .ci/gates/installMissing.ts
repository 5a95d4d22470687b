import { existsSync } from 'node:fs';
import { canInstallDebian, installDebian } from './installDebian.js';

/**
 * Installs what is missing, where that can be done; elsewhere it stays missing.
 *
 * @param packages Debian packages, by a file of theirs.
 * @throws Error with what apt-get said.
 */
export async function installMissing(packages: Readonly<Record<string, string>>): Promise<void> {
  const missing = Object.entries(packages).flatMap(([file, name]) => (existsSync(file) ? [] : [name]));
  if (missing.length === 0 || !canInstallDebian()) return;
  console.log(`installing ${missing.join(', ')}`);
  await installDebian(missing);
}
