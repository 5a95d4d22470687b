import { mkdirSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where uploads lie: under names that the server made, in folders of the first two characters. */
export interface FileFolder {
  /** Where a stored file lies. */
  pathOf(id: string): string;
  /** Where an upload is written while it comes in. */
  pathOfUpload(id: string): string;
  /** Puts a finished upload in its place; it is there after a power cut. */
  keep(id: string): Promise<void>;
  discardUpload(id: string): Promise<void>;
  /** Takes a stored file away; one that is not there is no error. */
  remove(id: string): Promise<void>;
  /** Everything that lies here and is older than a moment, folder by folder. */
  olderThan(before: number): AsyncIterable<string>;
  /** Removes what uploads left behind that were cut off by a crash, before they had a place. */
  sweep(): Promise<void>;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Opens the folder, made when missing. */
export function openFileFolder(root: string): FileFolder {
  const uploads = join(root, 'incoming');
  mkdirSync(uploads, { recursive: true });
  const pathOf = (id: string): string => join(root, id.slice(0, 2), id);
  const pathOfUpload = (id: string): string => join(uploads, id);
  return {
    pathOf,
    pathOfUpload,
    keep: async (id) => {
      mkdirSync(dirname(pathOf(id)), { recursive: true });
      await rename(pathOfUpload(id), pathOf(id));
      await syncFolder(dirname(pathOf(id)));
    },
    discardUpload: (id) => rm(pathOfUpload(id), { force: true }),
    remove: (id) => rm(pathOf(id), { force: true }),
    olderThan: async function* (before) {
      const folders = (await readdir(root)).filter((name) => /^[\w-]{2}$/.test(name));
      for (const name of folders) {
        for (const id of await readdir(join(root, name))) {
          const { mtimeMs } = await stat(join(root, name, id)).catch(() => ({ mtimeMs: before }));
          if (mtimeMs < before) yield id;
        }
      }
    },
    sweep: async () => {
      const left = await readdir(uploads);
      await Promise.all(left.map((name) => rm(join(uploads, name), { force: true })));
    },
  };
}
