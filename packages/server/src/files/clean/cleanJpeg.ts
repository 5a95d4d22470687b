import { type Cleaned, countParts, createPieces, shown } from './cleaned.js';
import { damaged } from './damaged.js';
import { readOrientation, writeOrientation } from './orientation.js';
import type { Source } from './source.js';

const exif = 'Exif\0\0';
const icc = 'ICC_PROFILE\0';

/** Pictures that appear by and by have some dozen. Each goes through all pixels, in however few bytes it is said. */
const maxScans = 100;

/** Start-of-frame markers: all of C0 to CF but the tables C4 and CC and the reserved C8. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** What has no place between segments: restarts, another start, and what no picture of today uses. */
function isBare(marker: number): boolean {
  return marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8);
}

/** Tables and settings that decoding needs: Huffman, arithmetic, quantization, line count, restarts. */
const tables = new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd]);

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The first marker behind coded picture data: neither a stuffed FF nor a restart. */
async function endOfScan(source: Source, start: number): Promise<number> {
  let at = start;
  for (;;) {
    const piece = await source.read(at, 32 * 1024);
    if (piece.length < 2) throw damaged('the picture data is cut off');
    let next = piece.indexOf(0xff);
    while (next !== -1 && next + 1 < piece.length) {
      const code = piece[next + 1] ?? 0;
      if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at + next;
      next = piece.indexOf(0xff, next + (code === 0xff ? 1 : 2));
    }
    at += next === -1 ? piece.length : next;
  }
}

/** What is written in place of a segment that describes the picture; nothing for those that describe its maker. */
function substitute(marker: number, body: Buffer): Buffer | undefined {
  const starts = (label: string): boolean => body.toString('latin1', 0, label.length) === label;
  // Resolution stays, the thumbnail behind it goes.
  if (marker === 0xe0 && starts('JFIF\0') && body.length >= 14) {
    return segment(marker, Buffer.concat([body.subarray(0, 12), Buffer.alloc(2)]));
  }
  if (marker === 0xee && starts('Adobe') && body.length >= 12) return segment(marker, body.subarray(0, 12));
  if (marker !== 0xe1 || !starts(exif)) return undefined;
  const orientation = readOrientation(body.subarray(exif.length));
  if (orientation === 1) return undefined;
  return segment(marker, Buffer.concat([Buffer.from(exif, 'latin1'), writeOrientation(orientation)]));
}

/**
 * Frees a JPEG of EXIF (position, camera, time, thumbnail), XMP, IPTC, comments and everything else that is no
 * part of the picture, and of what stands behind its end. Orientation, colour profile and pixels stay as they are.
 *
 * @throws ChatError `file_type_forbidden` when it is not built as a JPEG.
 */
export async function cleanJpeg(source: Source): Promise<Cleaned> {
  const list = createPieces();
  const count = countParts();
  let frame: { width: number; height: number } | undefined;
  let orientation = 1;
  let scans = 0;
  let at = 2;
  list.keep(0, at);
  for (;;) {
    count();
    const head = await source.read(at, 4);
    const marker = head[1] ?? 0;
    if (head.length < 2 || head[0] !== 0xff) throw damaged('a JPEG of no whole segments');
    if (marker === 0xd9) break;
    // A marker may be padded with any number of FF.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = head.length < 4 || isBare(marker) ? 0 : head.readUInt16BE(2);
    const end = at + 2 + length;
    if (length < 2 || end > source.size) throw damaged('a JPEG with a broken segment');
    const body = (await source.read(at, 2 + length)).subarray(4);
    if (isFrame(marker)) {
      if (frame !== undefined || body.length < 6) throw damaged('a JPEG of several pictures in one');
      frame = { width: body.readUInt16BE(3), height: body.readUInt16BE(1) };
      list.keep(at, end);
    } else if (marker === 0xda) {
      const next = await endOfScan(source, end);
      list.keep(at, next);
      scans += 1;
      if (scans > maxScans) throw damaged(`it has more than ${maxScans} scans`);
      at = next;
      continue;
    } else if (tables.has(marker) || (marker === 0xe2 && body.toString('latin1', 0, icc.length) === icc)) {
      list.keep(at, end);
    } else {
      const kept = marker === 0xe1 && orientation !== 1 ? undefined : substitute(marker, body);
      if (kept !== undefined) list.put(kept);
      if (kept !== undefined && marker === 0xe1) orientation = readOrientation(kept.subarray(10));
    }
    at = end;
  }
  list.keep(at, at + 2);
  if (frame === undefined || scans === 0 || frame.width === 0 || frame.height === 0) {
    throw damaged('a JPEG without a picture');
  }
  const { width, height } = frame;
  return { pieces: list.pieces, ...shown(width, height, orientation), pixels: width * height, frames: 1 };
}
