/** From the first table to the end: 16 by 8 pixels, the left half red, the right half blue. */
export const jpegPicture = Buffer.from(
  '/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/9sAQwEO' +
    'Dg4TERMmFRUmTzUtNU9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P/8AAEQgACAAQAwEi' +
    'AAIRAQMRAf/EABYAAQEBAAAAAAAAAAAAAAAAAAAFBv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAUAQEAAAAAAAAAAAAAAAAAAAAF' +
    '/8QAGREAAgMBAAAAAAAAAAAAAAAAAAZDgsHC/9oADAMBAAIRAxEAPwDPoQGFOavQ8zRWw//Z',
  'base64',
);

/** One segment in front of the picture, such as a comment or EXIF data. */
export function jpegSegment(marker: number, ...body: readonly (string | Buffer)[]): Buffer {
  const bytes = Buffer.concat(body.map((piece) => Buffer.from(piece as string, 'latin1')));
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

/** A JPEG that browsers show, with these segments in front. */
export function jpegOf(...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, jpegPicture]);
}
