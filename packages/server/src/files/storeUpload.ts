import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ChatError } from '@comptoir/transport';
import { randomToken } from '../security/randomToken.js';
import type { FileRecord, FileStore, UploadQuota } from '../storage/fileStore.js';
import type { AllowedType } from './allowedTypes.js';
import { checkType, forbiddenType } from './checkType.js';
import type { Cleaned } from './clean/cleaned.js';
import { cleanFile } from './clean/cleanFile.js';
import { fileSource } from './clean/source.js';
import { cleanFileName } from './cleanFileName.js';
import type { FileFolder } from './fileFolder.js';
import { sniff } from './sniff.js';
import { writeClean, writeUpload } from './writeUpload.js';

/** One upload as it was announced. */
export interface Upload {
  readonly owner: string;
  readonly clientId: string;
  readonly name: string;
  /** The declared `Content-Type`, parameters and all. */
  readonly type: string;
  readonly body: Readable;
}

/** What an upload may be. */
export interface UploadBounds {
  readonly maxBytes: number;
  /** Width times height, of a picture and of each frame of an animation. */
  readonly maxPixels: number;
  readonly maxFrames: number;
  readonly quota: UploadQuota;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const idBytes = 16;

function checkPicture({ pixels, frames }: Cleaned, { maxPixels, maxFrames }: UploadBounds): void {
  if (pixels > maxPixels) {
    const message = `The picture has ${pixels} pixels; accepted are ${maxPixels}. Send a smaller version of it.`;
    throw new ChatError('file_too_large', { message });
  }
  if (frames > maxFrames) {
    const message = `The animation has ${frames} pictures; accepted are ${maxFrames}. Send a shorter one.`;
    throw new ChatError('file_too_large', { message });
  }
}

/** Reads what came in, and writes what may stay of it. */
async function cleanUpload(
  raw: string,
  clean: string,
  size: number,
  type: AllowedType,
  bounds: UploadBounds,
) {
  const file = await open(raw, 'r');
  try {
    const source = fileSource(file, size);
    if (sniff(await source.read(0, 16)) !== type) throw forbiddenType('has other content than it declares');
    const cleaned = await cleanFile(type, source);
    checkPicture(cleaned, bounds);
    const { width, height } = cleaned;
    return { width, height, size: await writeClean(source, cleaned.pieces, clean) };
  } finally {
    await file.close();
  }
}

/**
 * Takes an upload in: name, declared type, size, first bytes, structure, pixels, then what is left of it without
 * data about its maker on disk, then in the database. Nothing is left behind when it is refused. The same client id of
 * the same owner gives the first file.
 *
 * @throws ChatError `file_type_forbidden`, `file_too_large`, `bad_value` for an empty one.
 */
export async function storeUpload(
  files: FileStore,
  folder: FileFolder,
  { owner, clientId, name, type: declared, body }: Upload,
  bounds: UploadBounds,
): Promise<FileRecord> {
  const type = checkType(declared, name);
  const id = randomToken(idBytes);
  const raw = `${id}.raw`;
  try {
    const received = await writeUpload(body, folder.pathOfUpload(raw), bounds.maxBytes);
    if (received === 0) throw new ChatError('bad_value', { message: 'The file is empty.' });
    const kept = await cleanUpload(folder.pathOfUpload(raw), folder.pathOfUpload(id), received, type, bounds);
    await folder.keep(id);
    const record = { id, owner, clientId, name: cleanFileName(name, type), type, ...kept, at: bounds.now() };
    let stored: FileRecord | undefined;
    try {
      stored = await files.add(record, bounds.quota);
    } finally {
      // Refused after all, or two tries of the same upload at once: then the first one stands.
      if (stored?.id !== id) await folder.remove(id);
    }
    return stored;
  } finally {
    await folder.discardUpload(raw);
    await folder.discardUpload(id);
  }
}
