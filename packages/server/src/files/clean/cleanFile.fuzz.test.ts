import { isChatError } from '@comptoir/transport';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanBytes } from '../../../test/pictures/cleanBytes.js';
import { exifOf } from '../../../test/pictures/exifOf.js';
import { gifExtension, gifFrame, gifOf } from '../../../test/pictures/gifOf.js';
import { heicOf } from '../../../test/pictures/heicOf.js';
import { jpegOf, jpegSegment } from '../../../test/pictures/jpegOf.js';
import { pngChunk, pngOf } from '../../../test/pictures/pngOf.js';
import { vp8, vp8l, webpChunk, webpFrame, webpHeader, webpOf } from '../../../test/pictures/webpOf.js';
import type { AllowedType } from '../allowedTypes.js';
import { cleanFile } from './cleanFile.js';
import { createSource } from './source.js';

const exif = exifOf(6, 'where it was taken');
const samples: readonly (readonly [AllowedType, Buffer])[] = [
  ['image/jpeg', jpegOf(jpegSegment(0xe1, 'Exif\0\0', exif), jpegSegment(0xfe, 'a comment'))],
  [
    'image/png',
    pngOf(pngChunk('eXIf', exif), pngChunk('acTL', '\0\0\0\x01\0\0\0\0'), pngChunk('tEXt', 'a\0b')),
  ],
  [
    'image/gif',
    gifOf(gifExtension(0xfe, 'a comment'), gifExtension(0xff, 'NETSCAPE2.0', '\x01\0\0'), gifFrame()),
  ],
  ['image/webp', webpOf(webpHeader(8), webpChunk('VP8 ', vp8), webpChunk('EXIF', exif))],
  ['image/webp', webpOf(webpHeader(2), webpFrame(16, 8, webpChunk('VP8L', vp8l)))],
  ['image/heic', heicOf({ exif: 'where', xmp: 'who', hidden: 'what', description: 'why' })],
];

/** Bytes put over, put in and cut out, here and there: values that lengths and counts are afraid of among them. */
const damages = fc.array(
  fc.record({
    at: fc.nat(1_000),
    cut: fc.oneof(fc.constant(0), fc.nat(6)),
    put: fc.oneof(
      fc.constantFrom(
        [0xff],
        [0xff, 0xff, 0xff, 0xff],
        [0, 0, 0, 0],
        [0x7f, 0xff, 0xff, 0xff],
        [0xff, 0xda],
        [0, 0, 0, 1],
      ),
      fc.array(fc.nat(255), { maxLength: 6 }),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

const broken = fc.tuple(fc.constantFrom(...samples), damages).map(([[type, sample], list]) => {
  let bytes = sample;
  for (const { at, cut, put } of list) {
    const place = at % (bytes.length + 1);
    bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from(put), bytes.subarray(place + cut)]);
  }
  return [type, bytes] as const;
});

const arbitrary = fc
  .tuple(fc.constantFrom(...samples), fc.nat(60), fc.uint8Array({ maxLength: 2_000 }))
  .map(([[type, sample], kept, rest]) => [type, Buffer.concat([sample.subarray(0, kept), rest])] as const);

it('whatever comes is cleaned or refused: no other failure, nothing larger than before, and clean stays clean', async () => {
  let [taken, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: broken }, arbitrary), async ([type, original]) => {
      try {
        const { bytes } = await cleanBytes(type, original);
        // A padding that was forgotten may be put there, and orientation stand alone where it stood among others.
        expect(bytes.length).toBeLessThanOrEqual(original.length + 40);
        expect((await cleanBytes(type, bytes)).bytes.equals(bytes)).toBe(true);
        taken += 1;
      } catch (error) {
        if (!isChatError(error)) throw error;
        expect(error.code).toBe('file_type_forbidden');
        refused += 1;
      }
    }),
    { numRuns: 4_000 },
  );
  // Both happen, or nothing was tested.
  expect(Math.min(taken, refused)).toBeGreaterThan(100);
});

it('says nothing of the maker, whatever he says and wherever it stands', async () => {
  // Long enough to stand nowhere by chance.
  const words = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnop0123456789 ,.'),
    minLength: 12,
    maxLength: 300,
  });
  const orientation = fc.nat(12);
  await fc.assert(
    fc.asyncProperty(words, orientation, async (secret, turn) => {
      const data = exifOf(turn, secret);
      const files: readonly (readonly [AllowedType, Buffer])[] = [
        [
          'image/jpeg',
          jpegOf(jpegSegment(0xe1, 'Exif\0\0', data), jpegSegment(0xfe, secret), jpegSegment(0xef, secret)),
        ],
        [
          'image/png',
          Buffer.concat([pngOf(pngChunk('eXIf', data), pngChunk('tEXt', secret)), Buffer.from(secret)]),
        ],
        ['image/gif', Buffer.concat([gifOf(gifExtension(0xfe, secret), gifFrame()), Buffer.from(secret)])],
        [
          'image/webp',
          webpOf(webpHeader(12), webpChunk('VP8 ', vp8), webpChunk('EXIF', data), webpChunk('XMP ', secret)),
        ],
        ['image/heic', heicOf({ exif: secret, xmp: secret, hidden: secret, description: secret })],
      ];
      for (const [type, file] of files) {
        const { bytes } = await cleanBytes(type, file);
        expect(bytes.includes(secret), type).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

it('time and memory grow with the file, not faster: the worst of each structure', async () => {
  const size = 4 * 1024 * 1024;
  const worst: readonly (readonly [AllowedType, Buffer])[] = [
    ['image/jpeg', Buffer.concat([jpegOf().subarray(0, -2), Buffer.alloc(size, 0xff)])],
    ['image/jpeg', Buffer.concat([jpegOf().subarray(0, -2), Buffer.alloc(size, '\xff\0', 'latin1')])],
    ['image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(size, 0xff)])],
    ['image/png', Buffer.concat([pngOf().subarray(0, -12), Buffer.alloc(size, pngChunk('tEXt'))])],
    ['image/gif', Buffer.concat([gifOf().subarray(0, -1), Buffer.from([0x21, 0xfe]), Buffer.alloc(size, 1)])],
    ['image/gif', Buffer.concat([gifOf().subarray(0, -1), Buffer.alloc(size, '\x21\xfe\0', 'latin1')])],
    ['image/webp', webpOf(webpHeader(0), Buffer.alloc(size, webpChunk('NOTE')))],
    ['image/heic', Buffer.alloc(size, heicOf().subarray(0, 24))],
  ];
  for (const [type, file] of worst) {
    let bytesRead = 0;
    const source = createSource(file.length, async (at, length) => {
      bytesRead += length;
      return file.subarray(at, at + length);
    });
    await expect(cleanFile(type, source), type).rejects.toMatchObject({ code: 'file_type_forbidden' });
    // Each byte is looked at about once.
    expect(bytesRead).toBeLessThan(4 * file.length);
  }
});
