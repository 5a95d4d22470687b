import { type Box, boxesIn } from './boxes.js';
import { damaged } from './damaged.js';

/** Where a part of an item lies: in the file, or in the box `idat` of the same `meta`. */
export interface Extent {
  readonly in: 'file' | 'idat';
  readonly from: number;
  readonly to: number;
}

/**
 * Items that are pictures, or rules how pictures are put together. A whole JPEG is none of them: it has EXIF of its own,
 * and is a thumbnail where it occurs.
 */
const pictures = new Set(['hvc1', 'lhv1', 'hvt1', 'avc1', 'av01', 'grid', 'iden', 'iovl', 'tmap']);

const maxExtents = 10_000;

/** One item as `iinf` lists it: what stands behind its type are its name and what else is said of it. */
interface Item {
  readonly id: number;
  readonly type: string;
  readonly name: number;
  readonly end: number;
}

function readItems(meta: Buffer, iinf: Box): readonly Item[] {
  const from = iinf.body + (meta[iinf.body] === 0 ? 6 : 8);
  return boxesIn(meta, from, iinf.end).map(({ type, body, end }) => {
    const version = meta[body] ?? 0;
    const wide = version === 3 ? 4 : 2;
    const name = body + 10 + wide;
    if (type !== 'infe' || version < 2 || name > end) throw damaged('a HEIC with unknown items');
    return {
      id: meta.readUIntBE(body + 4, wide),
      type: meta.toString('latin1', name - 4, name),
      name,
      end,
    };
  });
}

/** Ids of the items that are pictures. */
function pictureIds(meta: Buffer, iinf: Box): ReadonlySet<number> {
  const items = readItems(meta, iinf).filter(({ type }) => pictures.has(type));
  return new Set(items.map(({ id }) => id));
}

/** Whether the item that is shown is a picture that stays. */
export function showsPicture(meta: Buffer, iinf: Box, pitm: Box): boolean {
  const wide = meta[pitm.body] === 0 ? 2 : 4;
  return pitm.end - pitm.body >= 4 + wide && pictureIds(meta, iinf).has(meta.readUIntBE(pitm.body + 4, wide));
}

/** Takes the names of all items away; as zeros they are empty texts. */
export function blankNames(meta: Buffer, iinf: Box): void {
  for (const { name, end } of readItems(meta, iinf)) meta.fill(0, name, end);
}

/** Reads where the parts of all pictures lie. What lies elsewhere is no picture. */
export function pictureExtents(meta: Buffer, iinf: Box, iloc: Box): readonly Extent[] {
  const ids = pictureIds(meta, iinf);
  const extents: Extent[] = [];
  let at = iloc.body;
  const take = (bytes: number): number => {
    if (at + bytes > iloc.end) throw damaged('a HEIC that does not say where its parts are');
    const value =
      bytes === 0 ? 0 : bytes === 8 ? Number(meta.readBigUInt64BE(at)) : meta.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  const version = take(1);
  take(3);
  const sizes = take(2);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexBytes = version === 0 ? 0 : sizes & 15;
  for (const bytes of [offsetBytes, lengthBytes, baseBytes, indexBytes]) {
    if (bytes !== 0 && bytes !== 4 && bytes !== 8)
      throw damaged('a HEIC that does not say where its parts are');
  }
  const wide = version < 2 ? 2 : 4;
  const items = take(wide);
  for (let item = 0; item < items; item++) {
    const isPicture = ids.has(take(wide));
    const method = version === 0 ? 0 : take(2) & 15;
    const reference = take(2);
    const base = take(baseBytes);
    const parts = take(2);
    if (!isPicture) {
      at += parts * (indexBytes + offsetBytes + lengthBytes);
      continue;
    }
    if (reference !== 0 || method > 1) throw damaged('a HEIC whose parts are elsewhere');
    for (let part = 0; part < parts; part++) {
      take(indexBytes);
      const from = base + take(offsetBytes);
      const length = take(lengthBytes);
      if (length === 0) throw damaged('a HEIC that does not say where its parts are');
      extents.push({ in: method === 0 ? 'file' : 'idat', from, to: from + length });
      if (extents.length > maxExtents) throw damaged(`a HEIC of more than ${maxExtents} parts`);
    }
  }
  return extents;
}
