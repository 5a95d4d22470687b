import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FileStore } from '../storage/fileStore.js';
import type { FileFolder } from './fileFolder.js';

/** Removes the bytes that nobody can ask for any more. */
export interface FileKeeper {
  /** Removes the bytes of all files that the database has forgotten. */
  removeDue(): Promise<void>;
  /**
   * Forgets uploads that were never sent, removes what is due, and once a day what lies in the folder and is in no
   * database.
   *
   * @param at milliseconds since the epoch.
   */
  sweep(at: number): Promise<void>;
}

/** A client keeps what it has uploaded and not sent for a day; then nobody can send it any more. */
export const unusedMs = 2 * 86_400_000;

/** Between its place in the folder and its row a file needs a moment; a crash leaves it there without one. */
const strayMs = 3_600_000;

const strayEveryMs = 86_400_000;

/** Makes the keeper of one folder and its database. */
export function createFileKeeper(files: FileStore, folder: FileFolder): FileKeeper {
  let strayedAt = Number.NEGATIVE_INFINITY;
  const removeDue = async (): Promise<void> => {
    const ids = await files.due();
    for (const id of ids) await folder.remove(id);
    if (ids.length > 0) await files.gone(ids);
  };
  const removeStrays = async (at: number): Promise<void> => {
    for await (const id of folder.olderThan(at - strayMs)) {
      if ((await files.byId(id)) === undefined) await folder.remove(id);
      await nextTurn();
    }
  };
  return {
    removeDue,
    sweep: async (at) => {
      await files.forgetUnused(at - unusedMs);
      await removeDue();
      if (at - strayedAt < strayEveryMs) return;
      strayedAt = at;
      await removeStrays(at);
    },
  };
}
