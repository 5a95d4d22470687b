/** Data in blocks of at most 255 bytes. */
function blocks(data: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < data.length; at += 255) {
    const piece = data.subarray(at, at + 255);
    pieces.push(Buffer.from([piece.length]), piece);
  }
  return Buffer.concat([...pieces, Buffer.from([0])]);
}

/** An extension: 0xfe a comment, 0x01 a text, 0xf9 the timing of the next frame, 0xff an application's. */
export function gifExtension(label: number, ...data: readonly (string | Buffer)[]): Buffer {
  const [first = '', ...rest] = data.map((piece) => Buffer.from(piece as string, 'latin1'));
  const head = label === 0xff ? Buffer.concat([Buffer.from([11]), Buffer.from(first)]) : Buffer.alloc(0);
  const body = label === 0xff ? rest : [Buffer.from(first), ...rest];
  return Buffer.concat([Buffer.from([0x21, label]), head, blocks(Buffer.concat(body))]);
}

/** A frame of one red pixel in a place of this size. */
export function gifFrame(width = 1, height = 1): Buffer {
  const head = Buffer.alloc(10);
  head[0] = 0x2c;
  head.writeUInt16LE(width, 5);
  head.writeUInt16LE(height, 7);
  return Buffer.concat([head, Buffer.from([2]), blocks(Buffer.from([0x44, 0x01]))]);
}

/** A GIF of one pixel by one, red on white, of these extensions and frames. */
export function gifOf(...parts: readonly Buffer[]): Buffer {
  const screen = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\xff\xff\xff', 'latin1');
  return Buffer.concat([screen, ...parts, Buffer.from([0x3b])]);
}
