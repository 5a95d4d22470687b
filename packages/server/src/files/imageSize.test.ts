import { expect, it } from 'vitest';
import { imageSize } from './imageSize.js';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

it.each([
  ['PNG', 'image/png', bytes('89504e470d0a1a0a 0000000d 49484452 00000280 000001e0'), 640, 480],
  ['GIF', 'image/gif', bytes('474946383961 8002 e001'), 640, 480],
  [
    'JPEG behind an EXIF block',
    'image/jpeg',
    bytes('ffd8 ffe1 0006 01020304 ffc0 0011 08 01e0 0280 03'),
    640,
    480,
  ],
  [
    'progressive JPEG behind fill bytes',
    'image/jpeg',
    bytes('ffd8 ffff ffc2 0011 08 01e0 0280 03'),
    640,
    480,
  ],
  [
    'JPEG behind a Huffman table',
    'image/jpeg',
    bytes('ffd8 ffc4 0004 aabb ffc0 0011 08 01e0 0280 03'),
    640,
    480,
  ],
  [
    'lossy WebP',
    'image/webp',
    bytes('52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 e001'),
    640,
    480,
  ],
  [
    'lossless WebP',
    'image/webp',
    bytes('52494646 00000000 57454250 5650384c 00000000 2f 7fc27700 0000000000'),
    640,
    480,
  ],
  [
    'extended WebP',
    'image/webp',
    bytes('52494646 00000000 57454250 56503858 0a000000 00000000 7f0200 df0100'),
    640,
    480,
  ],
] as const)('%s', (_what, type, head, width, height) => {
  expect(imageSize(type, head)).toEqual({ width, height });
});

it.each([
  ['PNG of no width', 'image/png', bytes('89504e470d0a1a0a 0000000d 49484452 00000000 000001e0')],
  ['cut-off PNG', 'image/png', bytes('89504e470d0a1a0a')],
  ['JPEG whose size lies beyond what was read', 'image/jpeg', bytes('ffd8 ffe1 ffff 0102')],
  ['JPEG with rubbish', 'image/jpeg', bytes('ffd8 0000 0000 0000 0000 0000 0000')],
  ['WebP of an unknown kind', 'image/webp', bytes(`52494646 00000000 57454250 41414141 ${'00'.repeat(20)}`)],
  ['PDF', 'application/pdf', Buffer.from('%PDF-1.7')],
] as const)('no size: %s', (_what, type, head) => {
  expect(imageSize(type, head)).toBeUndefined();
});
