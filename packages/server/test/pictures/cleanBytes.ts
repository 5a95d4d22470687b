import type { AllowedType } from '../../src/files/allowedTypes.js';
import type { Cleaned } from '../../src/files/clean/cleaned.js';
import { cleanFile } from '../../src/files/clean/cleanFile.js';
import { createSource } from '../../src/files/clean/source.js';

/** Cleans a file that is in memory. */
export async function cleanBytes(
  type: AllowedType,
  original: Buffer,
): Promise<{ readonly cleaned: Cleaned; readonly bytes: Buffer }> {
  const source = createSource(original.length, async (at, length) => original.subarray(at, at + length));
  const cleaned = await cleanFile(type, source);
  const pieces = cleaned.pieces.map((piece) => {
    if ('bytes' in piece) return piece.bytes;
    return 'zeros' in piece ? Buffer.alloc(piece.zeros) : original.subarray(piece.from, piece.to);
  });
  return { cleaned, bytes: Buffer.concat(pieces) };
}
