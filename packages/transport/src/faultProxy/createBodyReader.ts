import type { Buffer } from 'node:buffer';

/** How one sees where an HTTP body ends. */
export type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'close' };

/** Follows one HTTP body. */
export interface BodyReader {
  /** Takes what belongs to the body; answers how many bytes that were. */
  take(bytes: Buffer): number;
  readonly isDone: boolean;
  /** Whether a chunk of one's own could be put in here. */
  readonly isBetweenChunks: boolean;
}

const lineFeed = 10;

function createChunkedReader(): BodyReader {
  let part: 'size' | 'data' | 'gap' | 'trailer' | 'done' = 'size';
  let line = '';
  let left = 0;

  function takeLine(): void {
    const text = line.trim();
    line = '';
    if (part === 'size') {
      left = Number.parseInt(text, 16) || 0;
      part = left > 0 ? 'data' : 'trailer';
    } else if (part === 'gap') part = 'size';
    else if (text === '') part = 'done';
  }

  return {
    take(bytes) {
      let at = 0;
      while (at < bytes.length && part !== 'done') {
        if (part === 'data') {
          const count = Math.min(left, bytes.length - at);
          at += count;
          left -= count;
          if (left === 0) part = 'gap';
          continue;
        }
        const byte = bytes[at++] ?? 0;
        line += String.fromCharCode(byte);
        if (byte === lineFeed) takeLine();
        // Between two chunks the caller may want to put one in.
        if (part === 'size' && line === '') break;
      }
      return at;
    },
    get isDone() {
      return part === 'done';
    },
    get isBetweenChunks() {
      return part === 'size' && line === '';
    },
  };
}

/** Follows a body of this framing. */
export function createBodyReader(framing: Framing): BodyReader {
  if (framing.kind === 'chunked') return createChunkedReader();
  let left = framing.kind === 'length' ? framing.bytes : Number.POSITIVE_INFINITY;
  return {
    take(bytes) {
      const count = Math.min(left, bytes.length);
      left -= count;
      return count;
    },
    get isDone() {
      return left <= 0;
    },
    isBetweenChunks: false,
  };
}
