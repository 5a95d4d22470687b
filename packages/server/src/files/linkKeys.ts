import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';

/** The keys that links to files are signed with. */
export interface LinkKeys {
  /** The first signs; all of them are accepted. */
  current(): readonly [Buffer, ...Buffer[]];
}

const keyBytes = 32;
/** The file is read again after this time: a rotation reaches a running server within it. */
const freshMs = 1_000;

function toText(keys: readonly Buffer[]): string {
  return keys.map((key) => `${key.toString('base64url')}\n`).join('');
}

function parse(text: string, path: string): [Buffer, ...Buffer[]] {
  const lines = text.split('\n').filter((line) => line !== '');
  const [first, ...rest] = lines.map((line) => Buffer.from(line, 'base64url'));
  if (first === undefined || [first, ...rest].some((key) => key.length !== keyBytes)) {
    throw new Error(
      `${path}: expected keys of ${keyBytes} bytes in base64url, one a line. Remove the file to get a new one; links that were given out end with it.`,
    );
  }
  return [first, ...rest];
}

function read(path: string): [Buffer, ...Buffer[]] | undefined {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  return parse(readFileSync(path, 'utf8'), path);
}

/** All at once: a server that is reading never sees half a file. */
function write(path: string, keys: readonly Buffer[]): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, toText(keys), { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, path);
}

/**
 * Puts a new key in front. The one before it is accepted further, so that links in open pages work until they run out;
 * `drop` ends them at once.
 */
export function rotateLinkKeys(path: string, drop: boolean): void {
  const before = drop ? [] : (read(path) ?? []).slice(0, 1);
  write(path, [randomBytes(keyBytes), ...before]);
}

/**
 * Opens the file of the keys, made when missing and for the owner's eyes only, and follows its changes.
 *
 * @throws Error when it holds something else.
 */
export function openLinkKeys(path: string, now: () => number = () => performance.now()): LinkKeys {
  if (read(path) === undefined) rotateLinkKeys(path, true);
  chmodSync(path, 0o600);
  let keys = read(path);
  let readAt = now();
  return {
    current: () => {
      if (now() - readAt > freshMs) {
        readAt = now();
        // A file that went missing changes nothing: the keys are still in memory.
        keys = read(path) ?? keys;
      }
      if (keys === undefined) throw new Error(`${path}: the keys of the links are not there.`);
      return keys;
    },
  };
}
