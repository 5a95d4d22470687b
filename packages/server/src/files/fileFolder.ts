import { mkdirSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
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
  /** Takes a stored file away again. */
  remove(id: string): Promise<void>;
  /** Removes what uploads left behind that were cut off by a crash. */
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
    sweep: async () => {
      const left = await readdir(uploads);
      await Promise.all(left.map((name) => rm(join(uploads, name), { force: true })));
    },
  };
}
