import { crc32 } from 'node:zlib';
import { type Cleaned, countParts, createPieces, shown } from './cleaned.js';
import { damaged } from './damaged.js';
import { readOrientation, writeOrientation } from './orientation.js';
import type { Source } from './source.js';

/**
 * The most bytes of picture, palette, transparency, colours, size of a pixel and animation: a longer one of them holds
 * something else.
 */
const mostBytes: Readonly<Record<string, number>> = {
  ...{ PLTE: 768, IDAT: Number.POSITIVE_INFINITY, IEND: 0, tRNS: 256, hIST: 512, bKGD: 6, sBIT: 4, pHYs: 9 },
  ...{ gAMA: 4, cHRM: 32, sRGB: 1, iCCP: Number.POSITIVE_INFINITY, cICP: 4, mDCV: 24, mDCv: 24, cLLI: 8 },
  ...{ cLLi: 8, acTL: 8, fcTL: 26, fdAT: Number.POSITIVE_INFINITY },
};

const maxExifBytes = 64 * 1024;

function chunk(type: string, body: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + body.length);
  bytes.writeUInt32BE(body.length, 0);
  bytes.write(type, 4, 'latin1');
  body.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + body.length)), 8 + body.length);
  return bytes;
}

/**
 * Frees a PNG, animated or not, of texts, EXIF, XMP, times and unknown chunks, and of what stands behind its end.
 *
 * @throws ChatError `file_type_forbidden` when it is not built as a PNG.
 */
export async function cleanPng(source: Source): Promise<Cleaned> {
  const list = createPieces();
  const count = countParts();
  const header = await source.read(8, 25);
  if (header.length < 25 || header.toString('latin1', 4, 8) !== 'IHDR' || header.readUInt32BE(0) !== 13) {
    throw damaged('a PNG without a header');
  }
  const width = header.readUInt32BE(8);
  const height = header.readUInt32BE(12);
  if (width === 0 || height === 0) throw damaged('a PNG of no size');
  list.keep(0, 33);
  let frames = 1;
  let drawn = 0;
  let orientation = 1;
  let hasData = false;
  let at = 33;
  for (;;) {
    count();
    const head = await source.read(at, 8);
    if (head.length < 8) throw damaged('a PNG that is cut off');
    const type = head.toString('latin1', 4, 8);
    const length = head.readUInt32BE(0);
    const end = at + 12 + length;
    if (end > source.size || !/^[A-Za-z]{4}$/.test(type) || type === 'IHDR') {
      throw damaged('a PNG with a broken chunk');
    }
    if (type === 'acTL') frames = Math.max(frames, (await source.read(at + 8, 4)).readUInt32BE(0));
    if (type === 'fcTL') drawn += 1;
    if (type === 'IDAT') hasData = true;
    if (type === 'eXIf' && orientation === 1 && length <= maxExifBytes) {
      orientation = readOrientation(await source.read(at + 8, length));
      if (orientation !== 1) list.put(chunk('eXIf', writeOrientation(orientation)));
    }
    if (length <= (mostBytes[type] ?? -1)) list.keep(at, end);
    // Without an unknown chunk of this sort the picture cannot be shown; with it nobody knows what is in there.
    else if (/^[A-Z]/.test(type)) throw damaged('a PNG with chunks that nobody knows');
    at = end;
    if (type === 'IEND') break;
  }
  if (!hasData) throw damaged('a PNG without a picture');
  return {
    pieces: list.pieces,
    ...shown(width, height, orientation),
    pixels: width * height,
    frames: Math.max(frames, drawn),
  };
}
