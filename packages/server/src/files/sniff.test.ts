import { expect, it } from 'vitest';
import { sniff } from './sniff.js';

const pad = (...pieces: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat([
    ...pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece))),
    Buffer.alloc(16),
  ]);

it.each([
  ['JPEG', pad([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['PNG', pad('\x89PNG\r\n\x1a\n'), 'image/png'],
  ['WebP', pad('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
  ['GIF87', pad('GIF87a'), 'image/gif'],
  ['GIF89', pad('GIF89a'), 'image/gif'],
  ['HEIC', pad([0, 0, 0, 24], 'ftypheic'), 'image/heic'],
  ['HEIF', pad([0, 0, 0, 24], 'ftypmif1'), 'image/heic'],
  ['PDF', pad('%PDF-1.7'), 'application/pdf'],
  ['MP4 in the same container as HEIC', pad([0, 0, 0, 24], 'ftypisom'), undefined],
  ['a WAV in the same container as WebP', pad('RIFF\0\0\0\0WAVE'), undefined],
  ['SVG', pad('<svg xmlns="http://www.w3.org/2000/svg">'), undefined],
  ['HTML', pad('<!doctype html>'), undefined],
  ['a program', pad('MZ'), undefined],
  ['a ZIP', pad('PK\x03\x04'), undefined],
  ['a PDF that does not start the file', pad(' %PDF-1.7'), undefined],
  ['too short to tell', Buffer.from('GIF89a'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('%s', (_what, head, type) => {
  expect(sniff(head)).toBe(type);
});
