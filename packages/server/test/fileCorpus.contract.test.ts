import { describe, it } from 'vitest';
import { bytes, refused, stored, type UploadAnswer } from './checkUpload.js';
import { exifOf } from './pictures/exifOf.js';
import { gifExtension, gifFrame, gifOf } from './pictures/gifOf.js';
import { box, heicOf } from './pictures/heicOf.js';
import { jpegOf, jpegPicture, jpegSegment } from './pictures/jpegOf.js';
import { pngChunk, pngData, pngHeader, pngOf, pngSignature } from './pictures/pngOf.js';
import { vp8, vp8l, webpChunk, webpFrame, webpHeader, webpOf } from './pictures/webpOf.js';
import { useUploads } from './useUploads.js';

const { check } = useUploads();

const script = '<script>parent.postMessage(document.domain,"*")</script>';
const html = `<!doctype html><html><body>${script}</body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const zip = Buffer.from('PK\x03\x04\x14\0\0\0\0\0PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1');
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
const jpeg = 'image/jpeg';
const png = 'image/png';
const gif = 'image/gif';
const webp = 'image/webp';
const heic = 'image/heic';

describe('two types in one file', () => {
  const jsGif = Buffer.from(gifOf(gifFrame()));
  it.each<[string, Buffer, string, string, UploadAnswer]>([
    [
      'GIF and script: the comment that holds the script',
      gifOf(gifExtension(0xfe, `*/=1;${script}//`), gifFrame()),
      gif,
      'a.gif',
      stored(gifOf(gifFrame())),
    ],
    [
      'GIF and script: the size of the picture is a comment in the script',
      bytes('GIF89a/*', jsGif.subarray(8), '*/=alert(1)'),
      gif,
      'a.gif',
      stored(bytes('GIF89a/*', jsGif.subarray(8))),
    ],
    [
      'GIF and script where its repetitions belong',
      gifOf(gifExtension(0xff, 'NETSCAPE2.0', '\x01\0\0', script), gifFrame()),
      gif,
      'a.gif',
      stored(gifOf(gifFrame())),
    ],
    [
      'GIF and script where the time of a frame belongs',
      gifOf(gifExtension(0xf9, `*/=1;${script}//`), gifFrame()),
      gif,
      'a.gif',
      stored(gifOf(gifFrame())),
    ],
    ['GIF and script: behind the end', bytes(jsGif, '=1;alert(1)'), gif, 'a.gif', stored(jsGif)],
    [
      'GIF and HTML: only the first six bytes are of the GIF',
      bytes('GIF89a', html),
      gif,
      'a.gif',
      refused('type'),
    ],
    ['GIF and a Java archive behind it', bytes(jsGif, zip), gif, 'a.gif', stored(jsGif)],
    [
      'GIF and PHP in the XMP',
      gifOf(gifExtension(0xff, 'XMP DataXMP', '<?php system($_GET[0]) ?>'), gifFrame()),
      gif,
      'a.gif',
      stored(gifOf(gifFrame())),
    ],
    ['JPEG and HTML in a comment', jpegOf(jpegSegment(0xfe, html)), jpeg, 'a.jpg', stored(jpegOf())],
    ['JPEG and HTML behind it', bytes(jpegOf(), html), jpeg, 'a.jpg', stored(jpegOf())],
    ['JPEG and HTML between its segments', jpegOf(Buffer.from(html)), jpeg, 'a.jpg', refused('type')],
    [
      'JPEG and script in an application segment',
      jpegOf(jpegSegment(0xe9, '*/=alert(1)/*')),
      jpeg,
      'a.jpg',
      stored(jpegOf()),
    ],
    [
      'JPEG and PHP in the EXIF',
      jpegOf(jpegSegment(0xe1, 'Exif\0\0', exifOf(1, '<?php phpinfo() ?>'))),
      jpeg,
      'a.jpg',
      stored(jpegOf()),
    ],
    ['JPEG and a ZIP behind it', bytes(jpegOf(), zip), jpeg, 'a.jpg', stored(jpegOf())],
    [
      'JPEG and a film behind it, as phones put it',
      bytes(jpegOf(), box('ftyp', 'mp42'), box('mdat', 'film')),
      jpeg,
      'a.jpg',
      stored(jpegOf()),
    ],
    [
      'JPEG of nothing but its first bytes, then HTML',
      bytes('\xff\xd8\xff\xe0', html),
      jpeg,
      'a.jpg',
      refused('type'),
    ],
    ['PNG and HTML in a text', pngOf(pngChunk('tEXt', html)), png, 'a.png', stored(pngOf())],
    ['PNG and HTML behind it', bytes(pngOf(), html), png, 'a.png', stored(pngOf())],
    ['PNG and a ZIP in an unknown chunk', pngOf(pngChunk('ziPp', zip)), png, 'a.png', stored(pngOf())],
    ['PNG signature, then a page', bytes(pngSignature, html), png, 'a.png', refused('type')],
    [
      'PNG and HTML where a few numbers belong',
      pngOf(...['gAMA', 'pHYs', 'tRNS', 'hIST', 'sRGB'].map((type) => pngChunk(type, html.repeat(9)))),
      png,
      'a.png',
      stored(pngOf()),
    ],
    [
      'PNG and HTML in its end',
      bytes(pngOf().subarray(0, -12), pngChunk('IEND', html)),
      png,
      'a.png',
      refused('type'),
    ],
    ['PNG and a PDF behind it', bytes(pngOf(), pdf), png, 'a.png', stored(pngOf())],
    [
      'WebP and HTML behind it',
      bytes(webpOf(webpChunk('VP8 ', vp8)), html),
      webp,
      'a.webp',
      stored(webpOf(webpChunk('VP8 ', vp8))),
    ],
    [
      'WebP and HTML where its repetitions belong',
      webpOf(webpHeader(2), webpChunk('ANIM', html), webpFrame(16, 8, webpChunk('VP8L', vp8l))),
      webp,
      'a.webp',
      refused('type'),
    ],
    [
      'WebP and HTML in the XMP',
      webpOf(webpHeader(4), webpChunk('VP8 ', vp8), webpChunk('XMP ', html)),
      webp,
      'a.webp',
      stored(webpOf(webpHeader(0), webpChunk('VP8 ', vp8))),
    ],
    [
      'WebP that is an audio file',
      bytes('RIFF\x24\0\0\0WAVEfmt ', Buffer.alloc(24)),
      webp,
      'a.webp',
      refused('type'),
    ],
    [
      'HEIC and HTML in its first box',
      bytes(box('ftyp', 'heic', html), 'rubbish'),
      heic,
      'a.heic',
      refused('type'),
    ],
    ['HEIC that is a film', bytes(heicOf(), box('moov', 'film')), heic, 'a.heic', refused('type')],
    [
      'PDF and a ZIP behind it: as it came, and never opened here',
      bytes(pdf, zip),
      'application/pdf',
      'a.pdf',
      stored(bytes(pdf, zip)),
    ],
    [
      'PDF and HTML inside: as it came, and never opened here',
      bytes('%PDF-1.4\n', html),
      'application/pdf',
      'a.pdf',
      stored(bytes('%PDF-1.4\n', html)),
    ],
    ['PDF behind a program', bytes('MZ\x90\0', pdf), 'application/pdf', 'a.pdf', refused('type')],
    ['ZIP that says PDF', zip, 'application/pdf', 'a.pdf', refused('type')],
  ])('%s', async (_what, body, type, name, answer) => check({ body, type, name, answer }));
});

describe('pages and programs as pictures', () => {
  it.each<[string, Buffer, string, string]>([
    ['SVG as itself', bytes(svg), 'image/svg+xml', 'a.svg'],
    ['SVG as PNG', bytes(svg), png, 'a.png'],
    ['SVG by name alone', pngOf(), png, 'a.svg'],
    ['SVG packed', bytes('\x1f\x8b\x08', svg), 'image/svg+xml', 'a.svgz'],
    ['HTML as itself', bytes(html), 'text/html', 'a.html'],
    ['HTML as JPEG', bytes(html), jpeg, 'a.jpg'],
    ['HTML by name alone', pngOf(), png, 'a.html'],
    ['HTML behind a byte order mark', bytes('\xef\xbb\xbf', html), png, 'a.png'],
    ['XHTML', bytes('<?xml version="1.0"?>', html), 'application/xhtml+xml', 'a.xhtml'],
    ['XML with a style sheet', bytes('<?xml version="1.0"?>'), 'text/xml', 'a.xml'],
    ['script', bytes('alert(1)'), 'text/javascript', 'a.js'],
    ['a program', bytes('MZ', Buffer.alloc(100)), 'application/x-msdownload', 'a.exe'],
    ['a program by name alone', jpegOf(), jpeg, 'photo.jpg.exe'],
    ['a shortcut by name alone', jpegOf(), jpeg, 'photo.lnk'],
    ['PHP by name alone', jpegOf(), jpeg, 'photo.php'],
    ['plain text', bytes('hello'), 'text/plain', 'a.txt'],
    ['a bitmap', bytes('BM', Buffer.alloc(60)), 'image/bmp', 'a.bmp'],
    ['a TIFF', bytes('II*\0', Buffer.alloc(60)), 'image/tiff', 'a.tiff'],
    ['an AVIF that says HEIC', bytes(box('ftyp', 'avif'), Buffer.alloc(60)), heic, 'a.heic'],
  ])('%s', async (_what, body, type, name) => check({ body, type, name, answer: refused('type') }));
});

describe('pictures that unpack to more than anybody can hold', () => {
  const bomb = (width: number, height: number): Buffer =>
    bytes(pngSignature, pngHeader(width, height), pngChunk('IDAT', pngData), pngChunk('IEND'));
  const bigJpeg = bytes('\xff\xd8', jpegPicture);
  bigJpeg.writeUInt32BE(0xffffffff, 2 + 138 + 5);
  it.each<[string, Buffer, string, UploadAnswer]>([
    ['PNG of 50,000 by 50,000', bomb(50_000, 50_000), png, refused('size')],
    ['PNG of 2 thousand millions in a row', bomb(0x7fffffff, 1), png, refused('size')],
    ['PNG just above the limit', bomb(8_000, 8_001), png, refused('size')],
    ['PNG at the limit', bomb(8_000, 8_000), png, stored(bomb(8_000, 8_000))],
    ['JPEG of 65,535 by 65,535', bigJpeg, jpeg, refused('size')],
    ['GIF with a frame of 65,535 by 65,535', gifOf(gifFrame(65_535, 65_535)), gif, refused('size')],
    ['GIF of 1,001 frames', gifOf(...Array.from({ length: 1_001 }, () => gifFrame())), gif, refused('size')],
    ['PNG of 2,000 frames', pngOf(pngChunk('acTL', '\0\0\x07\xd0\0\0\0\0')), png, refused('size')],
    [
      'WebP of a canvas of 16,384 by 16,384',
      webpOf(webpHeader(0, 16_384, 16_384), webpChunk('VP8 ', vp8)),
      webp,
      refused('size'),
    ],
    [
      'WebP of 1,001 frames',
      webpOf(
        webpHeader(2),
        ...Array.from({ length: 1_001 }, () => webpFrame(16, 8, webpChunk('VP8L', vp8l))),
      ),
      webp,
      refused('size'),
    ],
    ['HEIC of 50,000 by 50,000', heicOf({ width: 50_000, height: 50_000 }), heic, refused('size')],
    [
      'PNG of 30,000 empty texts',
      pngOf(...Array.from({ length: 30_000 }, () => pngChunk('tEXt'))),
      png,
      refused('type'),
    ],
    [
      'PNG with a packed text of a megabyte: thrown away packed',
      pngOf(pngChunk('zTXt', Buffer.alloc(1_000_000))),
      png,
      stored(pngOf()),
    ],
  ])('%s', async (_what, body, type, answer) =>
    check({ body, type, name: `a.${type === jpeg ? 'jpg' : type.split('/')[1]}`, answer }),
  );
});
