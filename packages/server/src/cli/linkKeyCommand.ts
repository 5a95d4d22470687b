import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { linkKeyName } from '../createServer.js';
import { rotateLinkKeys } from '../files/linkKeys.js';

/** How `link-key` is called. */
export const linkKeyUsage = `  link-key rotate                                signs links to files with a new key; links given out go on
  link-key rotate --now                          the same, and links given out end at once`;

/**
 * `link-key rotate [--now]`, also while the server runs: it goes on with the new key within seconds.
 *
 * @returns the line to print.
 * @throws TypeError when the arguments are wrong, or no server has ever run on the folder.
 */
export function linkKeyCommand(args: readonly string[], dataDir: string): string {
  const [verb, option, ...rest] = args;
  const isKnown = verb === 'rotate' && (option === undefined || option === '--now') && rest.length === 0;
  if (!isKnown) throw new TypeError(`Usage:\n${linkKeyUsage}`);
  const path = join(dataDir, linkKeyName);
  if (!existsSync(path)) {
    throw new TypeError(`There is no ${linkKeyName} in ${dataDir}; COMPTOIR_DATA names the server's folder.`);
  }
  rotateLinkKeys(path, option === '--now');
  return option === '--now'
    ? 'New key. All links to files that were given out have ended; pages get new ones when they connect again.\n'
    : 'New key. Links to files that were given out work until they run out.\n';
}
