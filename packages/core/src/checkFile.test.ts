import { expect, test } from 'vitest';
import { checkFile } from './checkFile.js';

const offer = { maxBytes: 3, types: ['image/png'], progress: true };
const file = (bytes: number, type: string) => new Blob(['x'.repeat(bytes)], { type });

test.each([
  ['no uploads', file(1, 'image/png'), false as const, 'not_offered'],
  ['too large', file(4, 'image/png'), offer, 'file_too_large'],
  ['another type', file(1, 'image/gif'), offer, 'file_type_forbidden'],
  ['no type', file(1, ''), offer, 'file_type_forbidden'],
])('%s → %s', (_, blob, upload, code) => {
  expect(() => checkFile(blob, 'a.png', upload)).toThrowError(expect.objectContaining({ code }));
});

test.each([
  ['at the limit', file(3, 'image/png'), offer],
  ['empty', file(0, 'image/png'), offer],
  ['any type where none is named', file(1, ''), { maxBytes: 3, progress: false }],
])('%s passes', (_, blob, upload) => expect(() => checkFile(blob, 'a.png', upload)).not.toThrow());
