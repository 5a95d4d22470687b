import type { Readable } from 'node:stream';
import { ChatError } from '@comptoir/transport';
import { randomToken } from '../security/randomToken.js';
import type { FileRecord, FileStore } from '../storage/fileStore.js';
import { allowedTypes } from './allowedTypes.js';
import { cleanFileName } from './cleanFileName.js';
import type { FileFolder } from './fileFolder.js';
import { imageSize } from './imageSize.js';
import { sniff } from './sniff.js';
import { writeUpload } from './writeUpload.js';

/** One upload as it was announced. */
export interface Upload {
  readonly owner: string;
  readonly clientId: string;
  readonly name: string;
  /** The declared `Content-Type`, parameters and all. */
  readonly type: string;
  readonly body: Readable;
}

const idBytes = 16;

function forbidden(got: string): ChatError {
  const message = `Accepted are ${allowedTypes.join(', ')}; this file ${got}.`;
  return new ChatError('file_type_forbidden', { message });
}

function plainType(declared: string): string {
  const type = (declared.split(';')[0] ?? '').trim().toLowerCase();
  return type === 'image/heif' ? 'image/heic' : type;
}

/**
 * Takes an upload in: declared type, size, first bytes, then on disk, then in the database. Nothing is left
 * behind when it is refused. The same client id of the same owner gives the first file.
 *
 * @throws ChatError `file_type_forbidden`, `file_too_large`, `bad_value` for an empty one.
 */
export async function storeUpload(
  files: FileStore,
  folder: FileFolder,
  { owner, clientId, name, type, body }: Upload,
  { maxBytes, now }: { readonly maxBytes: number; readonly now: () => number },
): Promise<FileRecord> {
  const declared = plainType(type);
  if (!(allowedTypes as readonly string[]).includes(declared)) throw forbidden('is of another type');
  const id = randomToken(idBytes);
  try {
    const { size, head } = await writeUpload(body, folder.pathOfUpload(id), maxBytes);
    if (size === 0) throw new ChatError('bad_value', { message: 'The file is empty.' });
    const found = sniff(head);
    if (found === undefined || found !== declared) throw forbidden('has other content than it declares');
    const pixels = imageSize(found, head);
    await folder.keep(id);
    const stored = await files.add({
      id,
      owner,
      clientId,
      name: cleanFileName(name, found),
      type: found,
      size,
      width: pixels?.width,
      height: pixels?.height,
      at: now(),
    });
    // Two tries of the same upload at once: the first one stands, the bytes of the second are not needed.
    if (stored.id !== id) await folder.remove(id);
    return stored;
  } finally {
    await folder.discardUpload(id);
  }
}
