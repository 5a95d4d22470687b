import { crc32, deflateSync } from 'node:zlib';

/** One chunk with its checksum. */
export function pngChunk(type: string, body: Buffer | string = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.from(body as string, 'latin1');
  const chunk = Buffer.alloc(12 + bytes.length);
  chunk.writeUInt32BE(bytes.length, 0);
  chunk.write(type, 4, 'latin1');
  bytes.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + bytes.length)), 8 + bytes.length);
  return chunk;
}

/** The header of a picture in true colour. */
export function pngHeader(width: number, height: number): Buffer {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body.set([8, 2, 0, 0, 0], 8);
  return pngChunk('IHDR', body);
}

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Packed rows of 16 by 8 pixels, the left half red, the right half blue. */
export const pngData = deflateSync(
  Buffer.concat(
    Array.from({ length: 8 }, () =>
      Buffer.concat([
        Buffer.from([0]),
        ...Array.from({ length: 16 }, (_, x) => Buffer.from(x < 8 ? [255, 0, 0] : [0, 0, 255])),
      ]),
    ),
  ),
);

/** A PNG that browsers show, with these chunks between header and picture. */
export function pngOf(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([
    pngSignature,
    pngHeader(16, 8),
    ...chunks,
    pngChunk('IDAT', pngData),
    pngChunk('IEND'),
  ]);
}
