import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ChatError } from '@comptoir/transport';

/** What is known about an upload once it is on disk. */
export interface WrittenUpload {
  readonly size: number;
  /** The first bytes, enough for the header of an image. */
  readonly head: Buffer;
}

/** JPEG puts its size after previews and camera notes; 256 KiB pass nearly all of them. */
const headBytes = 256 * 1024;

/**
 * Writes a body to disk as it comes in, never holding more than a piece of it, and syncs it.
 *
 * @throws ChatError `file_too_large` as soon as the limit is passed.
 */
export async function writeUpload(body: Readable, path: string, maxBytes: number): Promise<WrittenUpload> {
  const file = await open(path, 'wx');
  try {
    const heads: Buffer[] = [];
    let size = 0;
    // Leaving early must not destroy the body: the connection is still needed for the answer.
    for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (size < headBytes) heads.push(piece.subarray(0, headBytes - size));
      size += piece.length;
      if (size > maxBytes) {
        const message = `The file is larger than the ${maxBytes} bytes that are accepted.`;
        throw new ChatError('file_too_large', { message, limit: maxBytes });
      }
      await file.write(piece);
    }
    await file.sync();
    return { size, head: Buffer.concat(heads) };
  } finally {
    await file.close();
  }
}
