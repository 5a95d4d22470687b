/** A box of the container: its length, its type, its content. */
export function box(type: string, ...body: readonly (string | Buffer)[]): Buffer {
  const bytes = Buffer.concat(body.map((piece) => Buffer.from(piece as string, 'latin1')));
  const head = Buffer.from(`\0\0\0\0${type}`, 'latin1');
  head.writeUInt32BE(8 + bytes.length, 0);
  return Buffer.concat([head, bytes]);
}

function u16(...values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from([value >>> 8, value & 255])));
}

function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4);
  });
  return bytes;
}

/** What is in the sample. */
export interface HeicOptions {
  readonly width?: number;
  readonly height?: number;
  /** The coded picture; nobody here decodes it. */
  readonly picture?: string;
  readonly exif?: string;
  readonly xmp?: string;
  /** A property that describes the picture in words. */
  readonly description?: string;
  /** Between the items in the data, belonging to none. */
  readonly hidden?: string;
  /** What another program has struck out of the structure, and left there. */
  readonly struckOut?: string;
  /** What the picture is called. */
  readonly name?: string;
  /** A JPEG for impatient programs, with EXIF of its own. */
  readonly thumbnail?: string;
  /** How the picture is coded. */
  readonly coding?: string;
  /** The item that is shown: 1 is the picture, 4 the thumbnail. */
  readonly primary?: number;
}

/** The structure of a photograph of a phone: a picture, EXIF and XMP as items of one `mdat`, found by `iloc`. */
export function heicOf({
  width = 4032,
  height = 3024,
  picture = 'coded picture',
  exif = '',
  xmp = '',
  description = '',
  hidden = '',
  struckOut = '',
  name = '',
  thumbnail = '',
  coding = 'hvc1',
  primary = 1,
}: HeicOptions = {}): Buffer {
  const item = (id: number, type: string, name = ''): Buffer =>
    box('infe', Buffer.from([2, 0, 0, 0]), u16(id, 0), type, `${name}\0`);
  const metaOf = (offset: number): Buffer => {
    const places = [picture.length, exif.length, xmp.length, thumbnail.length];
    let at = offset + hidden.length;
    const entries = places.map((length, index) => {
      const entry = Buffer.concat([u16(index + 1, 0, 1), u32(at, length)]);
      at += length;
      return entry;
    });
    return box(
      'meta',
      u32(0),
      box('hdlr', u32(0, 0), 'pict', u32(0, 0, 0), 'made by a phone\0'),
      box('pitm', u32(0), u16(primary)),
      box(
        'iinf',
        u32(0),
        u16(4),
        item(1, coding, name),
        item(2, 'Exif'),
        item(3, 'mime', 'application/rdf+xml'),
        item(4, 'jpeg'),
      ),
      box(
        'iprp',
        box(
          'ipco',
          box('hvcC', 'settings of the decoder'),
          box('ispe', u32(0, width, height)),
          box('udes', u32(0), description),
          box('free', struckOut),
        ),
        box('ipma', u32(0, 1), u16(1), Buffer.from([2, 0x81, 2])),
      ),
      box('iloc', u32(0), Buffer.from([0x44, 0x00]), u16(4), ...entries),
      box('free', struckOut),
    );
  };
  const ftyp = box('ftyp', 'heic', u32(0), 'mif1heic');
  const start = ftyp.length + metaOf(0).length + 8;
  return Buffer.concat([ftyp, metaOf(start), box('mdat', hidden, picture, exif, xmp, thumbnail)]);
}
