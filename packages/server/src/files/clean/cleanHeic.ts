import { type Box, blankBox, boxesIn, readBox } from './boxes.js';
import { type Cleaned, createPieces, type PieceList } from './cleaned.js';
import { damaged } from './damaged.js';
import { blankNames, type Extent, pictureExtents, showsPicture } from './heicItems.js';
import type { Source } from './source.js';

/** The structure of a photograph with hundreds of tiles has some ten thousand bytes. */
const maxMetaBytes = 1024 * 1024;

const maxBoxes = 100;

/** What stays of a `meta`; `hdlr`, `iinf`, `iprp` and `idat` stay in part. Others' free space is what they have struck out. */
const structure = new Set(['pitm', 'iloc', 'iinf', 'iref', 'grpl']);

/** Properties that decoding and showing need: size, colours, rotation, crop. */
const properties = new Set(
  'ispe hvcC lhvC avcC av1C pixi colr pasp irot imir clap auxC clli mdcv cclv amve reve ndwt lsel rloc ipma'.split(
    ' ',
  ),
);

/** Fills a stretch with what is a picture of it, and zeros between. */
function keepPictures(list: PieceList, from: number, to: number, extents: readonly Extent[]): void {
  let at = from;
  for (const extent of extents) {
    const start = Math.max(at, extent.from);
    const end = Math.min(to, extent.to);
    if (start >= end) continue;
    if (start > at) list.blank(start - at);
    list.keep(start, end);
    at = end;
  }
  if (at < to) list.blank(to - at);
}

function inOrder(extents: readonly Extent[], place: Extent['in']): readonly Extent[] {
  return extents.filter((extent) => extent.in === place).sort((a, b) => a.from - b.from);
}

function blankData(meta: Buffer, { body, end }: Box, extents: readonly Extent[]): void {
  let at = body;
  for (const { from, to } of extents) {
    if (body + from > at) meta.fill(0, at, Math.min(end, body + from));
    at = Math.min(end, Math.max(at, body + to));
  }
  if (at < end) meta.fill(0, at, end);
}

/** Takes names, unknown properties and unknown boxes out of a `meta`; tells the pixels of the largest picture. */
function cleanMeta(meta: Buffer, boxes: readonly Box[], extents: readonly Extent[]): number {
  let pixels = 0;
  for (const box of boxes) {
    if (box.type === 'hdlr') meta.fill(0, Math.min(box.end, box.body + 24), box.end);
    else if (box.type === 'iinf') blankNames(meta, box);
    else if (box.type === 'idat') blankData(meta, box, inOrder(extents, 'idat'));
    else if (box.type === 'iprp') {
      for (const part of boxesIn(meta, box.body, box.end)) {
        const inside = part.type === 'ipco' ? boxesIn(meta, part.body, part.end) : [part];
        for (const property of inside) {
          const { type, body, end } = property;
          if (!properties.has(type)) blankBox(meta, property);
          if (type !== 'ispe' || end - body < 12) continue;
          pixels = Math.max(pixels, meta.readUInt32BE(body + 4) * meta.readUInt32BE(body + 8));
        }
      }
    } else if (!structure.has(box.type)) blankBox(meta, box);
  }
  return pixels;
}

/**
 * Frees a HEIC photograph of EXIF, XMP, descriptions and of all bytes that belong to no picture, by writing zeros over
 * them: places in the file are counted from its start, so nothing may move. Orientation is a property of its own there.
 *
 * @throws ChatError `file_type_forbidden` when it is not built as a photograph, or is a film.
 */
export async function cleanHeic(source: Source): Promise<Cleaned> {
  const list = createPieces();
  const boxes: Box[] = [];
  for (let at = 0; at < source.size; at = boxes.at(-1)?.end ?? source.size) {
    if (boxes.length > maxBoxes) throw damaged(`a HEIC of more than ${maxBoxes} boxes`);
    const box = readBox(await source.read(at, 16), at, source.size);
    if (box.type === 'moov' || box.type === 'moof') throw damaged('a film, not a photograph');
    boxes.push(box);
  }
  const [place, second] = boxes.filter(({ type }) => type === 'meta');
  if (place === undefined || second !== undefined || place.end - place.start > maxMetaBytes) {
    throw damaged('a HEIC without a description of its parts');
  }
  const meta = Buffer.from(await source.read(place.start, place.end - place.start));
  const inside = boxesIn(meta, place.body - place.start + 4, meta.length);
  const [iinf, iloc, pitm] = ['iinf', 'iloc', 'pitm'].map((type) => inside.find((box) => box.type === type));
  if (iinf === undefined || iloc === undefined || pitm === undefined)
    throw damaged('a HEIC without pictures');
  if (!showsPicture(meta, iinf, pitm)) throw damaged('a HEIC that shows a picture of another kind');
  const extents = pictureExtents(meta, iinf, iloc);
  const pixels = cleanMeta(meta, inside, extents);
  if (extents.length === 0 || pixels === 0) throw damaged('a HEIC without pictures');
  const data = inOrder(extents, 'file');
  for (const { type, start, body, end } of boxes) {
    if (type === 'meta') list.put(meta);
    else if (type === 'ftyp') list.keep(start, end);
    else {
      const head = Buffer.from(await source.read(start, body - start));
      if (type !== 'mdat') head.write('free', 4, 'latin1');
      list.put(head);
      keepPictures(list, body, end, type === 'mdat' ? data : []);
    }
  }
  return { pieces: list.pieces, pixels, frames: 1 };
}
