/** EXIF data as cameras write it, little end first: what is in the picture, then where its top is. */
export function exifOf(orientation: number, description: string): Buffer {
  const text = Buffer.from(`${description}\0`);
  const head = Buffer.alloc(8 + 2 + 2 * 12 + 4);
  head.write('II', 0, 'latin1');
  head.writeUInt16LE(42, 2);
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(2, 8);
  head.writeUInt16LE(0x010e, 10);
  head.writeUInt16LE(2, 12);
  head.writeUInt32LE(text.length, 14);
  head.writeUInt32LE(head.length, 18);
  head.writeUInt16LE(0x0112, 22);
  head.writeUInt16LE(3, 24);
  head.writeUInt32LE(1, 26);
  head.writeUInt16LE(orientation, 30);
  return Buffer.concat([head, text]);
}
