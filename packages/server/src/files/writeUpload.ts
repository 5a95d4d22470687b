import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ChatError } from '@comptoir/transport';
import type { Piece } from './clean/cleaned.js';
import type { Source } from './clean/source.js';

/** Copied at a time. */
const pieceBytes = 64 * 1024;

async function writeNew<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'wx');
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/**
 * Writes a body to disk as it comes in, never holding more than a piece of it.
 *
 * @returns its size in bytes.
 * @throws ChatError `file_too_large` as soon as the limit is passed.
 */
export function writeUpload(body: Readable, path: string, maxBytes: number): Promise<number> {
  return writeNew(path, async (file) => {
    let size = 0;
    // Leaving early must not destroy the body: the connection is still needed for the answer.
    for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maxBytes) {
        const message = `The file is larger than the ${maxBytes} bytes that are accepted.`;
        throw new ChatError('file_too_large', { message, limit: maxBytes });
      }
      await file.writeFile(piece);
    }
    return size;
  });
}

/** Writes what is left of a file after cleaning, and syncs it. @returns its size in bytes. */
export function writeClean(source: Source, pieces: readonly Piece[], path: string): Promise<number> {
  return writeNew(path, async (file) => {
    let size = 0;
    const write = async (bytes: Buffer): Promise<void> => {
      await file.writeFile(bytes);
      size += bytes.length;
    };
    for (const piece of pieces) {
      if ('bytes' in piece) await write(piece.bytes);
      else if ('zeros' in piece) {
        for (let left = piece.zeros; left > 0; left -= pieceBytes) {
          await write(Buffer.alloc(Math.min(left, pieceBytes)));
        }
      } else {
        for (let at = piece.from; at < piece.to; at += pieceBytes) {
          await write(await source.read(at, Math.min(pieceBytes, piece.to - at)));
        }
      }
    }
    await file.sync();
    return size;
  });
}
