import { damaged } from './damaged.js';

/** A part of the clean file: a stretch of the original, bytes of our own, or a number of zeros. */
export type Piece =
  | { readonly from: number; readonly to: number }
  | { readonly bytes: Buffer }
  | { readonly zeros: number };

/** How a file has to be written so that only what is seen is left of it. */
export interface Cleaned {
  readonly pieces: readonly Piece[];
  /** As it is shown, turned by its orientation; absent where it is not known. */
  readonly width?: number;
  readonly height?: number;
  /** The most pixels that have to be unpacked at a time: of the picture, or of a larger frame in it. */
  readonly pixels: number;
  /** Pictures of an animation; 1 for all others. */
  readonly frames: number;
}

/** Puts the pieces of a clean file together. */
export interface PieceList {
  readonly pieces: readonly Piece[];
  /** Takes a stretch over as it is; one that goes on where the last ended is the same piece. */
  keep(from: number, to: number): void;
  put(bytes: Buffer): void;
  blank(zeros: number): void;
}

/** Real pictures have some hundreds of parts, those of the largest allowed size a few thousand. */
const maxParts = 20_000;

/** Makes an empty list. */
export function createPieces(): PieceList {
  const pieces: Piece[] = [];
  let last: { from: number; to: number } | undefined;
  return {
    pieces,
    keep: (from, to) => {
      if (last?.to === from) {
        last.to = to;
        return;
      }
      last = { from, to };
      pieces.push(last);
    },
    put: (bytes) => {
      last = undefined;
      pieces.push({ bytes });
    },
    blank: (zeros) => {
      last = undefined;
      pieces.push({ zeros });
    },
  };
}

/** Counts the parts of a file, so that one of millions of tiny parts costs no more than a refusal. */
export function countParts(): () => void {
  let parts = 0;
  return () => {
    parts += 1;
    if (parts > maxParts) throw damaged(`it has more than ${maxParts} parts`);
  };
}

/** Width and height as they are shown: pictures lying on their side are turned. */
export function shown(width: number, height: number, orientation: number): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
