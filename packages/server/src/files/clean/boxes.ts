import { damaged } from './damaged.js';

/** One box of the container that HEIC is in, with its places in the bytes around it. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its content begins. */
  readonly body: number;
  readonly end: number;
}

/** Reads the head of the box at `at` out of the 16 bytes that stand there; `limit` ends the last box. */
export function readBox(head: Buffer, at: number, limit: number): Box {
  if (head.length < 8) throw damaged('a HEIC with a broken box');
  const type = head.toString('latin1', 4, 8);
  const short = head.readUInt32BE(0);
  if (short === 1 && head.length < 16) throw damaged('a HEIC with a broken box');
  const size = short === 0 ? limit - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
  const body = at + (short === 1 ? 16 : 8);
  if (at + size < body || at + size > limit) throw damaged('a HEIC with a broken box');
  return { type, start: at, body, end: at + size };
}

/** The boxes that stand one behind the other in a part of a buffer. */
export function boxesIn(bytes: Buffer, from: number, to: number): readonly Box[] {
  const boxes: Box[] = [];
  let at = from;
  while (at < to) {
    if (boxes.length > 10_000) throw damaged('a HEIC of too many boxes');
    const box = readBox(bytes.subarray(at, at + 16), at, to);
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** Makes a box a free space of the same length, so that nothing else has to move. */
export function blankBox(bytes: Buffer, { start, body, end }: Box): void {
  bytes.write('free', start + 4, 'latin1');
  bytes.fill(0, body, end);
}
