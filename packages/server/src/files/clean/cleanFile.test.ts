import { describe, expect, it } from 'vitest';
import { cleanBytes } from '../../../test/pictures/cleanBytes.js';
import { exifOf } from '../../../test/pictures/exifOf.js';
import { gifExtension, gifFrame, gifOf } from '../../../test/pictures/gifOf.js';
import { box, heicOf } from '../../../test/pictures/heicOf.js';
import { iccProfile } from '../../../test/pictures/iccProfile.js';
import { jpegOf, jpegPicture, jpegSegment } from '../../../test/pictures/jpegOf.js';
import { pngChunk, pngData, pngHeader, pngOf, pngSignature } from '../../../test/pictures/pngOf.js';
import { vp8, vp8l, webpChunk, webpFrame, webpHeader, webpOf } from '../../../test/pictures/webpOf.js';
import type { AllowedType } from '../allowedTypes.js';

const secret = '55.7558 N, 37.6173 E';
const xmp = `<x:xmpmeta>${secret}</x:xmpmeta>`;
const exif = (orientation: number): Buffer => exifOf(orientation, secret);
const exifSegment = (orientation: number): Buffer => jpegSegment(0xe1, 'Exif\0\0', exif(orientation));
const icc = jpegSegment(0xe2, 'ICC_PROFILE\0\x01\x01', iccProfile);
const adobe = jpegSegment(0xee, 'Adobe\0\x64\0\0\0\0\x01');
const jfif = (...thumbnail: readonly string[]): Buffer =>
  jpegSegment(0xe0, 'JFIF\0\x01\x02\0\0\x48\0\x48', ...(thumbnail.length > 0 ? thumbnail : ['\0\0']));
const iccp = webpChunk('ICCP', iccProfile);

/** EXIF data of nothing but an orientation. */
const turned = (orientation: number): Buffer =>
  Buffer.from([
    ...Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01', 'latin1'),
    0,
    orientation,
    ...Array<number>(6).fill(0),
  ]);

describe('what is left', () => {
  it.each<[string, AllowedType, Buffer, Buffer]>([
    [
      'JPEG: orientation and profile stay; EXIF, XMP, IPTC, thumbnails, comments and a second picture go',
      'image/jpeg',
      Buffer.concat([
        jpegOf(
          jfif('\x01\x01', secret),
          jpegSegment(0xe0, 'JFXX\0\x10', secret),
          exifSegment(6),
          jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp),
          icc,
          jpegSegment(0xe2, 'MPF\0', secret),
          jpegSegment(0xed, 'Photoshop 3.0\0', secret),
          jpegSegment(0xee, 'Adobe\0\x64\0\0\0\0\x01', secret),
          jpegSegment(0xfe, secret),
        ),
        jpegOf(exifSegment(1)),
        Buffer.from(secret),
      ]),
      jpegOf(jfif(), jpegSegment(0xe1, 'Exif\0\0', turned(6)), icc, adobe),
    ],
    [
      'JPEG: an upright one keeps no EXIF at all, and a second EXIF block is nobody’s',
      'image/jpeg',
      jpegOf(exifSegment(1), exifSegment(9), Buffer.from([0xff, 0xff])),
      jpegOf(),
    ],
    [
      'JPEG: what stands between the scans goes as well',
      'image/jpeg',
      Buffer.concat([jpegOf().subarray(0, -2), jpegSegment(0xfe, secret), Buffer.from([0xff, 0xd9])]),
      jpegOf(),
    ],
    [
      'PNG: profile, size of a pixel and orientation stay; texts, times and unknown chunks go',
      'image/png',
      Buffer.concat([
        pngOf(
          pngChunk('iCCP', iccProfile),
          pngChunk('pHYs', '\0\0\x0b\x13\0\0\x0b\x13\x01'),
          pngChunk('tEXt', `Location\0${secret}`),
          pngChunk('zTXt', `Raw profile type exif\0${secret}`),
          pngChunk('iTXt', `XML:com.adobe.xmp\0${xmp}`),
          pngChunk('tIME', '\x07\xea\x0b\x16\0\0\0'),
          pngChunk('eXIf', exif(8)),
          pngChunk('caBX', secret),
        ),
        Buffer.from(secret),
      ]),
      pngOf(
        pngChunk('iCCP', iccProfile),
        pngChunk('pHYs', '\0\0\x0b\x13\0\0\x0b\x13\x01'),
        pngChunk('eXIf', turned(8)),
      ),
    ],
    [
      'PNG: an animation stays one',
      'image/png',
      pngOf(pngChunk('acTL', '\0\0\0\x02\0\0\0\0'), pngChunk('tEXt', secret), pngChunk('fcTL', secret)),
      pngOf(pngChunk('acTL', '\0\0\0\x02\0\0\0\0'), pngChunk('fcTL', secret)),
    ],
    [
      'GIF: repetitions and timing stay; comments, texts, XMP and other applications go',
      'image/gif',
      Buffer.concat([
        gifOf(
          gifExtension(0xff, 'NETSCAPE2.0', '\x01\0\0'),
          gifExtension(0xfe, secret.repeat(40)),
          gifExtension(0xff, 'XMP DataXMP', xmp),
          gifExtension(0xff, 'NETSCAPE2.1', secret),
          gifExtension(0x01, secret),
          gifExtension(0xf9, '\0\x0a\0\0'),
          gifFrame(),
          gifFrame(),
        ),
        Buffer.from(`<script>${secret}</script>`),
      ]),
      gifOf(
        gifExtension(0xff, 'NETSCAPE2.0', '\x01\0\0'),
        gifExtension(0xf9, '\0\x0a\0\0'),
        gifFrame(),
        gifFrame(),
      ),
    ],
    [
      'WebP: profile and orientation stay; EXIF, XMP and unknown chunks go',
      'image/webp',
      Buffer.concat([
        webpOf(
          webpHeader(0x2c),
          iccp,
          webpChunk('VP8 ', vp8),
          webpChunk('EXIF', exif(3)),
          webpChunk('XMP ', xmp),
          webpChunk('NOTE', secret),
        ),
        Buffer.from(secret),
      ]),
      webpOf(webpHeader(0x28), iccp, webpChunk('VP8 ', vp8), webpChunk('EXIF', turned(3))),
    ],
    [
      'WebP: an upright one keeps no EXIF at all; a forgotten last padding is put there',
      'image/webp',
      webpOf(
        webpHeader(0x08),
        webpChunk('EXIF', 'Exif\0\0', exif(1)),
        webpChunk('VP8L', vp8l).subarray(0, -1),
      ),
      webpOf(webpHeader(0), webpChunk('VP8L', vp8l)),
    ],
    [
      'WebP: the simple kind, and an animation',
      'image/webp',
      webpOf(
        webpHeader(0x02),
        webpChunk('ANIM', '\0\0\0\0\0\0'),
        webpFrame(16, 8, webpChunk('VP8L', vp8l)),
        webpFrame(16, 8, webpChunk('ALPH', '\0'), webpChunk('VP8 ', vp8)),
        webpChunk('XMP ', xmp),
      ),
      webpOf(
        webpHeader(0x02),
        webpChunk('ANIM', '\0\0\0\0\0\0'),
        webpFrame(16, 8, webpChunk('VP8L', vp8l)),
        webpFrame(16, 8, webpChunk('ALPH', '\0'), webpChunk('VP8 ', vp8)),
      ),
    ],
  ])('%s', async (_what, type, original, expected) => {
    const { bytes } = await cleanBytes(type, original);
    expect(bytes.toString('latin1')).toBe(expected.toString('latin1'));
    expect(bytes.includes('37.6173') && !expected.includes('37.6173')).toBe(false);
    // What is clean stays as it is.
    expect((await cleanBytes(type, bytes)).bytes.equals(bytes)).toBe(true);
  });

  it('HEIC: nothing moves, and what is no picture is zeros', async () => {
    const options = { picture: 'coded picture', description: secret, exif: secret, xmp, hidden: secret };
    const more = { struckOut: secret, name: secret, thumbnail: secret };
    const original = Buffer.concat([
      heicOf({ ...options, ...more }),
      box('uuid', secret),
      box('free', secret),
    ]);
    const { bytes } = await cleanBytes('image/heic', original);
    expect(bytes).toHaveLength(original.length);
    expect(bytes.indexOf('coded picture')).toBe(original.indexOf('coded picture'));
    expect(bytes.includes('settings of the decoder')).toBe(true);
    for (const gone of [secret, 'xmpmeta', 'made by a phone', 'uuid', 'udes'])
      expect(bytes.includes(gone)).toBe(false);
  });

  it('a PDF stays as it came', async () => {
    const pdf = Buffer.from(`%PDF-1.7\n/Author (${secret})\n%%EOF\n`);
    expect((await cleanBytes('application/pdf', pdf)).bytes.equals(pdf)).toBe(true);
  });
});

describe('what is told about it', () => {
  it.each<[string, AllowedType, Buffer, object]>([
    ['JPEG', 'image/jpeg', jpegOf(), { width: 16, height: 8, pixels: 128, frames: 1 }],
    ['JPEG on its side', 'image/jpeg', jpegOf(exifSegment(6)), { width: 8, height: 16, pixels: 128 }],
    ['PNG on its side', 'image/png', pngOf(pngChunk('eXIf', exif(5))), { width: 8, height: 16 }],
    [
      'PNG with a promise of frames',
      'image/png',
      pngOf(pngChunk('acTL', '\0\0\x10\0\0\0\0\0')),
      { frames: 4096 },
    ],
    [
      'GIF with a frame beyond its edges',
      'image/gif',
      gifOf(gifFrame(60_000, 60_000)),
      { width: 1, pixels: 3.6e9 },
    ],
    [
      'WebP of the simple kind',
      'image/webp',
      webpOf(webpChunk('VP8 ', vp8)),
      { width: 16, height: 8, frames: 1 },
    ],
    ['WebP without loss', 'image/webp', webpOf(webpChunk('VP8L', vp8l)), { width: 16, height: 8 }],
    [
      'WebP that says it is smaller than it is',
      'image/webp',
      webpOf(webpHeader(0, 1, 1), webpChunk('VP8 ', vp8)),
      { width: 1, height: 1, pixels: 128 },
    ],
    [
      'WebP with a frame that says it is smaller than it is',
      'image/webp',
      webpOf(
        webpHeader(2, 1, 1),
        webpFrame(1, 1, webpChunk('VP8L', vp8l)),
        webpFrame(1, 1, webpChunk('VP8 ', vp8)),
      ),
      { pixels: 128, frames: 2 },
    ],
    ['HEIC', 'image/heic', heicOf({ width: 5_000, height: 4_000 }), { pixels: 20_000_000 }],
  ])('%s', async (_what, type, original, facts) => {
    expect((await cleanBytes(type, original)).cleaned).toMatchObject(facts);
  });
});

describe('refuses', () => {
  const scan = jpegPicture.subarray(jpegPicture.indexOf('\xff\xda', 0, 'latin1'), -2);
  const jpegScans = (count: number): Buffer =>
    Buffer.concat([
      jpegOf().subarray(0, -2),
      ...Array<Buffer>(count - 1).fill(scan),
      Buffer.from([0xff, 0xd9]),
    ]);
  const noScan = Buffer.concat([Buffer.from([0xff, 0xd8]), icc, Buffer.from([0xff, 0xd9])]);
  const tiny = Buffer.concat(Array.from({ length: 20_001 }, () => pngChunk('tEXt')));
  const ended = pngChunk('IEND');
  it.each<[string, AllowedType, Buffer]>([
    ['JPEG that is cut off', 'image/jpeg', jpegOf().subarray(0, -1)],
    ['JPEG that is cut off in a segment', 'image/jpeg', jpegOf(icc).subarray(0, 200)],
    ['JPEG without a picture', 'image/jpeg', noScan],
    ['JPEG with rubbish between segments', 'image/jpeg', jpegOf(Buffer.from('rubbish'))],
    ['JPEG with two frames', 'image/jpeg', jpegOf(jpegPicture.subarray(138, 157))],
    [
      'JPEG of no width',
      'image/jpeg',
      Buffer.from(jpegOf().toString('latin1').replace('\x08\0\x10\x03', '\x08\0\0\x03'), 'latin1'),
    ],
    ['JPEG with a segment of no length', 'image/jpeg', jpegOf(Buffer.from([0xff, 0xfe, 0, 0]))],
    ['PNG that is cut off', 'image/png', pngOf().subarray(0, -1)],
    [
      'PNG of no width',
      'image/png',
      Buffer.concat([pngSignature, pngHeader(0, 8), pngChunk('IDAT', pngData), ended]),
    ],
    ['PNG without data', 'image/png', Buffer.concat([pngSignature, pngHeader(1, 1), ended])],
    ['PNG with two headers', 'image/png', pngOf(pngHeader(9_000, 9_000))],
    ['PNG that needs what nobody knows', 'image/png', pngOf(pngChunk('HIDE', secret))],
    ['PNG of 20,000 chunks', 'image/png', pngOf(tiny)],
    [
      'PNG with a chunk longer than the file',
      'image/png',
      pngOf(Buffer.from('\xff\xff\xff\xffIDAT', 'latin1')),
    ],
    ['GIF without an end', 'image/gif', gifOf(gifFrame()).subarray(0, -1)],
    ['GIF without a frame', 'image/gif', gifOf(gifExtension(0xfe, secret))],
    ['GIF with rubbish between blocks', 'image/gif', gifOf(gifFrame(), Buffer.from('rubbish'))],
    ['WebP that is cut off', 'image/webp', webpOf(webpChunk('VP8 ', vp8)).subarray(0, -1)],
    ['WebP without a picture', 'image/webp', webpOf(webpHeader(0), iccp)],
    [
      'WebP with something else in a frame',
      'image/webp',
      webpOf(webpHeader(2), webpFrame(16, 8, webpChunk('XMP ', xmp))),
    ],
    ['WebP of two headers', 'image/webp', webpOf(webpHeader(0), webpHeader(0), webpChunk('VP8 ', vp8))],
    ['HEIC that is a film', 'image/heic', Buffer.concat([heicOf(), box('moov', secret)])],
    ['HEIC with two descriptions', 'image/heic', Buffer.concat([heicOf(), box('meta', '\0\0\0\0')])],
    ['HEIC that is cut off', 'image/heic', heicOf().subarray(0, -1)],
    ['HEIC without a size', 'image/heic', heicOf({ width: 0 })],
    ['HEIC without a picture', 'image/heic', heicOf({ picture: '' })],
    ['HEIC around a JPEG', 'image/heic', heicOf({ coding: 'jpeg' })],
    ['HEIC that shows its JPEG', 'image/heic', heicOf({ thumbnail: 'JPEG', primary: 4 })],
    ['HEIC that shows nothing', 'image/heic', heicOf({ primary: 9 })],
    [
      'PNG with something in its end',
      'image/png',
      Buffer.concat([pngOf().subarray(0, -12), pngChunk('IEND', secret)]),
    ],
    ['JPEG of a hundred scans', 'image/jpeg', jpegScans(101)],
  ])('%s', async (_what, type, original) => {
    await expect(cleanBytes(type, original)).rejects.toMatchObject({ code: 'file_type_forbidden' });
  });
});
