import type { FileHandle } from 'node:fs/promises';

/** A file that is read here and there. */
export interface Source {
  readonly size: number;
  /** The bytes from `at` on: fewer than asked for at the end of the file, none behind it. */
  read(at: number, length: number): Promise<Buffer>;
}

/** So much is read at a time: the walk along a file's structure costs few reads and little memory. */
const windowBytes = 64 * 1024;

/** Reads through a window that moves along the file, so that never more than a piece of it is in memory. */
export function createSource(size: number, readAt: (at: number, length: number) => Promise<Buffer>): Source {
  let window: Buffer = Buffer.alloc(0);
  let start = 0;
  return {
    size,
    read: async (at, length) => {
      if (at < start || at + length > start + window.length) {
        start = at;
        window = await readAt(at, Math.max(0, Math.min(Math.max(length, windowBytes), size - at)));
      }
      return window.subarray(at - start, at - start + length);
    },
  };
}

/** An open file as a source. */
export function fileSource(file: FileHandle, size: number): Source {
  return createSource(size, async (at, length) => {
    const buffer = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await file.read(buffer, filled, length - filled, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  });
}
