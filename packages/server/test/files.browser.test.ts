import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectVisitor } from './connectVisitor.js';
import { exifOf } from './pictures/exifOf.js';
import { gifExtension, gifFrame, gifOf } from './pictures/gifOf.js';
import { iccProfile } from './pictures/iccProfile.js';
import { jpegOf, jpegSegment } from './pictures/jpegOf.js';
import { pngChunk, pngOf } from './pictures/pngOf.js';
import { vp8, vp8l, webpChunk, webpFrame, webpHeader, webpOf } from './pictures/webpOf.js';
import { readJson } from './readJson.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { uploadFile } from './uploadFile.js';

let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  server = await startServerProcess();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

const lying = exifOf(6, 'where it was taken');

test.each<[string, string, Buffer, string]>([
  [
    'a JPEG on its side',
    'image/jpeg',
    jpegOf(jpegSegment(0xe1, 'Exif\0\0', lying), jpegSegment(0xe2, 'ICC_PROFILE\0\x01\x01', iccProfile)),
    '8 x 16',
  ],
  ['an upright JPEG', 'image/jpeg', jpegOf(jpegSegment(0xe1, 'Exif\0\0', exifOf(1, 'where'))), '16 x 8'],
  ['a PNG', 'image/png', pngOf(pngChunk('tEXt', 'a\0b')), '16 x 8'],
  ['a PNG on its side', 'image/png', pngOf(pngChunk('eXIf', lying)), '8 x 16'],
  ['a GIF', 'image/gif', gifOf(gifExtension(0xfe, 'a comment'), gifFrame(), gifFrame()), '1 x 1'],
  [
    // Chromium does not turn it, whatever it says.
    'a WebP on its side',
    'image/webp',
    webpOf(
      webpHeader(0x28),
      webpChunk('ICCP', iccProfile),
      webpChunk('VP8 ', vp8),
      webpChunk('EXIF', lying),
      webpChunk('XMP ', 'who'),
    ),
    '16 x 8',
  ],
  [
    'an animated WebP',
    'image/webp',
    webpOf(
      webpHeader(2),
      webpChunk('ANIM', '\0\0\0\0\0\0'),
      webpFrame(16, 8, webpChunk('VP8L', vp8l)),
      webpChunk('NOTE', 'who'),
    ),
    '16 x 8',
  ],
])(
  '%s is shown in a page as it was, and told with the size that it has there',
  async (_what, type, body, size) => {
    const { token, close } = await connectVisitor(server.url);
    const name = `a.${type === 'image/jpeg' ? 'jpg' : type.slice(6)}`;
    const file = await readJson(await uploadFile(server.url, body, { token, type, name }));
    await close();
    const page = await browser.newPage();
    const shown = await page.evaluate(async (url) => {
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      return `${picture.naturalWidth} x ${picture.naturalHeight}`;
    }, server.url + file.url);
    await page.close();
    expect([shown, `${file.width} x ${file.height}`]).toEqual([size, size]);
  },
);

test('opened by itself, a picture is a download and no page', async () => {
  const { token, close } = await connectVisitor(server.url);
  const file = await readJson(await uploadFile(server.url, pngOf(), { token }));
  await close();
  const page = await browser.newPage();
  const download = page.waitForEvent('download');
  await page.goto(server.url + file.url).catch(() => undefined);
  expect((await download).suggestedFilename()).toBe('a.png');
  expect(page.url()).toBe('about:blank');
  await page.close();
});
