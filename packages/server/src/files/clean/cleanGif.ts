import { type Cleaned, countParts, createPieces } from './cleaned.js';
import { damaged } from './damaged.js';
import type { Source } from './source.js';

/** The extensions of applications that are about the picture, how often it repeats and its colours, and their most bytes. */
const applications: Readonly<Record<string, number>> = {
  'NETSCAPE2.0': 25,
  'ANIMEXTS1.0': 25,
  ICCRGBG1012: Number.POSITIVE_INFINITY,
};

/** The time of a frame and its transparency. */
const controlBytes = 8;

const control = 0xf9;
const application = 0xff;

/** Bytes of a colour table, whose size is said by a byte of flags. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

/** Where a chain of blocks, each with its length in front, ends. */
async function endOfBlocks(source: Source, start: number): Promise<number> {
  let at = start;
  for (;;) {
    const piece = await source.read(at, 32 * 1024);
    if (piece.length === 0) throw damaged('a GIF that is cut off');
    let inside = 0;
    while (inside < piece.length) {
      const length = piece[inside] ?? 0;
      inside += 1 + length;
      if (length === 0) return at + inside;
    }
    at += inside;
  }
}

/**
 * Frees a GIF of comments, texts, XMP and other applications' data, and of what stands behind its end.
 *
 * @throws ChatError `file_type_forbidden` when it is not built as a GIF.
 */
export async function cleanGif(source: Source): Promise<Cleaned> {
  const list = createPieces();
  const count = countParts();
  const screen = await source.read(0, 13);
  if (screen.length < 13) throw damaged('a GIF without a header');
  const width = screen.readUInt16LE(6);
  const height = screen.readUInt16LE(8);
  let pixels = width * height;
  let frames = 0;
  let at = 13 + tableBytes(screen[10] ?? 0);
  list.keep(0, at);
  for (;;) {
    count();
    const head = await source.read(at, 14);
    if (head[0] === 0x3b) break;
    if (head[0] === 0x21 && head.length > 2) {
      const end = await endOfBlocks(source, at + 2);
      const name = head.toString('latin1', 3, 14);
      const most =
        head[1] === control ? controlBytes : head[1] === application ? (applications[name] ?? 0) : 0;
      if (end - at <= most) list.keep(at, end);
      at = end;
      continue;
    }
    if (head[0] !== 0x2c || head.length < 11) throw damaged('a GIF with a broken block, or without an end');
    pixels = Math.max(pixels, head.readUInt16LE(5) * head.readUInt16LE(7));
    frames += 1;
    const end = await endOfBlocks(source, at + 11 + tableBytes(head[9] ?? 0));
    list.keep(at, end);
    at = end;
  }
  list.keep(at, at + 1);
  if (frames === 0 || width === 0 || height === 0) throw damaged('a GIF without a picture');
  return { pieces: list.pieces, width, height, pixels, frames };
}
