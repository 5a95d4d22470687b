import type { AllowedType } from '../allowedTypes.js';
import type { Cleaned } from './cleaned.js';
import { cleanGif } from './cleanGif.js';
import { cleanHeic } from './cleanHeic.js';
import { cleanJpeg } from './cleanJpeg.js';
import { cleanPng } from './cleanPng.js';
import { cleanWebp } from './cleanWebp.js';
import type { Source } from './source.js';

/** A PDF has no part that is only about its maker and can be cut out: it is kept as it came. */
async function keepWhole({ size }: Source): Promise<Cleaned> {
  return { pieces: [{ from: 0, to: size }], pixels: 0, frames: 1 };
}

const cleaners: Readonly<Record<AllowedType, (source: Source) => Promise<Cleaned>>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/gif': cleanGif,
  'image/webp': cleanWebp,
  'image/heic': cleanHeic,
  'application/pdf': keepWhole,
};

/**
 * Finds out how a file has to be written so that nothing is left in it but what is seen. Pixels are not touched;
 * reads the file piece by piece.
 *
 * @throws ChatError `file_type_forbidden` when it is not built as its type wants it.
 */
export function cleanFile(type: AllowedType, source: Source): Promise<Cleaned> {
  return cleaners[type](source);
}
