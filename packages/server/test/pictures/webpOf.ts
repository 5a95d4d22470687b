/** 16 by 8 pixels, the left half red, the right half blue, with loss. */
export const vp8 = Buffer.from(
  'kAEAnQEqEAAIAAKAQiWgAnS6AAOYAP7yf//61X//hWv+7Bdgf+qz/72BIf+9gPcAAAA=',
  'base64',
);

/** The same without loss. */
export const vp8l = Buffer.from('Lw/AAQAPEPO///MfDsSCyfylO1OI6H9kAA==', 'base64');

/** One chunk, padded to an even length. */
export function webpChunk(type: string, ...body: readonly (string | Buffer)[]): Buffer {
  const bytes = Buffer.concat(body.map((piece) => Buffer.from(piece as string, 'latin1')));
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes, Buffer.alloc(bytes.length & 1)]);
}

/** The extended header: 0x20 a colour profile, 0x10 transparency, 0x08 EXIF, 0x04 XMP, 0x02 an animation. */
export function webpHeader(flags: number, width = 16, height = 8): Buffer {
  const body = Buffer.alloc(10);
  body[0] = flags;
  body.writeUIntLE(width - 1, 4, 3);
  body.writeUIntLE(height - 1, 7, 3);
  return webpChunk('VP8X', body);
}

/** A frame of an animation. */
export function webpFrame(width: number, height: number, ...chunks: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(16);
  head.writeUIntLE(width - 1, 6, 3);
  head.writeUIntLE(height - 1, 9, 3);
  head.writeUIntLE(100, 12, 3);
  return webpChunk('ANMF', head, ...chunks);
}

/** A WebP of these chunks. */
export function webpOf(...chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat(chunks);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}
