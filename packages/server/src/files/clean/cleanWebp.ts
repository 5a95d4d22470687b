import { type Cleaned, countParts, createPieces } from './cleaned.js';
import { damaged } from './damaged.js';
import { readOrientation, writeOrientation } from './orientation.js';
import type { Source } from './source.js';

const exifFlag = 0x08;
const xmpFlag = 0x04;
const maxExifBytes = 64 * 1024;
/** Background and number of repetitions. */
const animBytes = 6;

interface Chunk {
  readonly type: string;
  readonly length: number;
  /** Behind it and its padding. */
  readonly end: number;
}

async function readChunk(source: Source, at: number, limit: number): Promise<Chunk> {
  const head = await source.read(at, 8);
  const length = head.length < 8 ? 0 : head.readUInt32LE(4);
  const end = at + 8 + length + (length & 1);
  // The padding behind the last chunk is often forgotten.
  if (head.length < 8 || at + 8 + length > limit) throw damaged('a WebP with a broken chunk');
  return { type: head.toString('latin1', 0, 4), length, end: Math.min(end, limit) };
}

/** Width and height as the picture data itself says. */
async function dataSize(source: Source, type: string, at: number): Promise<[number, number] | undefined> {
  const data = await source.read(at + 8, 10);
  if (data.length < 10 && (type === 'VP8 ' || type === 'VP8L')) throw damaged('a WebP that is cut off');
  if (type === 'VP8 ') return [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff];
  if (type !== 'VP8L') return undefined;
  const bits = data.readUInt32LE(1);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

/** The most pixels of a frame of an animation. Foreign chunks inside cannot be taken out without moving the rest. */
async function framePixels(source: Source, at: number, end: number, count: () => void): Promise<number> {
  const head = await source.read(at + 8, 16);
  if (head.length < 16) throw damaged('a WebP with a broken frame');
  let pixels = (head.readUIntLE(6, 3) + 1) * (head.readUIntLE(9, 3) + 1);
  let inside = at + 24;
  while (inside < end) {
    count();
    const chunk = await readChunk(source, inside, end);
    const size = await dataSize(source, chunk.type, inside);
    if (size === undefined && chunk.type !== 'ALPH')
      throw damaged('a WebP with foreign chunks in its frames');
    if (size !== undefined) pixels = Math.max(pixels, size[0] * size[1]);
    inside = chunk.end;
  }
  return pixels;
}

/** A chunk of EXIF data; its length is even. */
function exifChunk(orientation: number): Buffer {
  const body = writeOrientation(orientation);
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** With or without the six bytes that JPEG puts in front. */
function toTiff(body: Buffer): Buffer {
  return body.toString('latin1', 0, 6) === 'Exif\0\0' ? body.subarray(6) : body;
}

/**
 * Frees a WebP, animated or not, of EXIF, XMP and unknown chunks, and of what stands behind its end.
 *
 * @throws ChatError `file_type_forbidden` when it is not built as a WebP.
 */
export async function cleanWebp(source: Source): Promise<Cleaned> {
  const list = createPieces();
  const count = countParts();
  const riff = await source.read(0, 12);
  const limit = riff.length < 12 ? 0 : 8 + riff.readUInt32LE(4);
  if (limit < 20 || limit > source.size) throw damaged('a WebP that is cut off');
  let bytes = 4;
  let canvas: [number, number] | undefined;
  let flags: Buffer | undefined;
  let pixels = 0;
  let frames = 0;
  let orientation = 1;
  const parts: (() => void)[] = [];
  const keep = (from: number, end: number): void => {
    const padding = (end - from) & 1;
    parts.push(() => {
      list.keep(from, end);
      if (padding === 1) list.put(Buffer.alloc(1));
    });
    bytes += end - from + padding;
  };
  let at = 12;
  while (at < limit) {
    count();
    const { type, length, end } = await readChunk(source, at, limit);
    const from = at;
    at = end;
    if (type === 'VP8X') {
      const extended = Buffer.from(await source.read(from, 18));
      if (flags !== undefined || length !== 10) throw damaged('a WebP with a broken header');
      flags = extended;
      canvas = [extended.readUIntLE(12, 3) + 1, extended.readUIntLE(15, 3) + 1];
      parts.push(() => list.put(extended));
      bytes += 18;
    } else if (type === 'EXIF') {
      if (length <= maxExifBytes) orientation = readOrientation(toTiff(await source.read(from + 8, length)));
    } else if (type === 'ANMF' || type === 'VP8 ' || type === 'VP8L') {
      const size = await dataSize(source, type, from);
      pixels = Math.max(pixels, size ? size[0] * size[1] : await framePixels(source, from, end, count));
      canvas ??= size;
      frames += 1;
      keep(from, end);
    } else if (type === 'ANIM' && length !== animBytes) {
      throw damaged('a WebP with a broken animation');
    } else if (type === 'ANIM' || type === 'ALPH' || type === 'ICCP') {
      keep(from, end);
    }
  }
  const [width = 0, height = 0] = canvas ?? [];
  if (frames === 0 || width === 0 || height === 0) throw damaged('a WebP without a picture');
  // Without the extended header there is no place for it, and nobody looks for it.
  const turned = flags === undefined ? 1 : orientation;
  if (flags !== undefined) {
    flags[8] = ((flags[8] ?? 0) & ~(exifFlag | xmpFlag)) | (turned === 1 ? 0 : exifFlag);
  }
  const exif = turned === 1 ? Buffer.alloc(0) : exifChunk(turned);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(bytes + exif.length, 4);
  list.put(head);
  for (const part of parts) part();
  if (exif.length > 0) list.put(exif);
  return {
    pieces: list.pieces,
    // Chromium does not turn it, though it says so.
    width,
    height,
    pixels: Math.max(pixels, width * height),
    frames,
  };
}
