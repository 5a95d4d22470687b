import { createClientId } from '@comptoir/transport';
import { describe, expect, it } from 'vitest';
import { refused, stored, type UploadAnswer } from './checkUpload.js';
import { gifFrame, gifOf } from './pictures/gifOf.js';
import { heicOf } from './pictures/heicOf.js';
import { jpegOf } from './pictures/jpegOf.js';
import { pngOf } from './pictures/pngOf.js';
import { vp8l, webpChunk, webpOf } from './pictures/webpOf.js';
import { readJson } from './readJson.js';
import { uploadFile } from './uploadFile.js';
import { useUploads } from './useUploads.js';

const uploads = useUploads();
const { check } = uploads;

const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');
const jpeg = 'image/jpeg';
const png = 'image/png';
const gif = 'image/gif';
const webp = 'image/webp';
const heic = 'image/heic';

describe('extension, declared type and content that contradict each other', () => {
  const contents = {
    jpg: jpegOf(),
    png: pngOf(),
    gif: gifOf(gifFrame()),
    webp: webpOf(webpChunk('VP8L', vp8l)),
    heic: heicOf(),
    pdf,
  };
  const types = { jpg: jpeg, png, gif, webp, heic, pdf: 'application/pdf' };
  type Kind = keyof typeof contents;
  const kinds = Object.keys(contents) as Kind[];
  const triples = kinds.flatMap((content, index) => {
    const other = kinds[(index + 1) % kinds.length] ?? 'png';
    return [
      [content, content, other],
      [content, other, content],
      [other, content, content],
    ] as const;
  });
  it.each(triples)('inside %s, declared %s, called %s: refused', async (content, declared, called) =>
    check({ body: contents[content], type: types[declared], name: `a.${called}`, answer: refused('type') }),
  );

  it.each(kinds)('%s where all agree: stored', async (kind) => {
    const response = await uploadFile(uploads.server.url, contents[kind], {
      token: uploads.visitor.token,
      type: types[kind],
      name: `A.${kind.toUpperCase()}`,
    });
    expect([response.status, (await readJson(response)).name]).toEqual([201, `A.${kind}`]);
  });
});

describe('names', () => {
  it.each<[string, string, string | undefined]>([
    ['folders of Windows', '..\\..\\Windows\\photo.png', 'photo.png'],
    ['folders of the rest', '../../../etc/photo.png', 'photo.png'],
    ['nothing but folders', '../..', 'file.png'],
    ['a NUL before another extension', 'photo.png\0.exe', undefined],
    ['a NUL before the extension', 'photo\0.png', 'photo.png'],
    ['the reading direction turned over the extension', 'photo\u202egnp.exe', undefined],
    ['the reading direction turned and turned back', 'a\u2067b\u2069.png', 'ab.png'],
    ['invisible letters', 'pho\u200bto\ufeff.png', 'photo.png'],
    ['4 KB of letters', `${'x'.repeat(4_092)}.png`, `${'x'.repeat(200)}.png`],
    ['4 KB of letters of four bytes', `${'😀'.repeat(1_000)}.png`, `${'😀'.repeat(50)}.png`],
    ['lines and a header', 'a\r\nSet-Cookie: a=b.png', 'aSet-Cookie_ a=b.png'],
    ['quotes', 'a"; filename="b.exe".png', 'a_; filename=_b.exe_.png'],
    ['a stream of NTFS', 'a.png:evil.png', 'a.png_evil.png'],
    ['a device of Windows', 'CON.png', 'CON.png'],
    ['dots and blanks at the end', 'photo.png. . ', 'photo.png'],
    ['another extension behind dots', 'photo.exe. . ', undefined],
    ['an extension in capitals', 'PHOTO.PNG', 'PHOTO.png'],
    ['only an extension', '.png', 'png.png'],
    ['settings of a web server', '.htaccess', 'htaccess.png'],
    ['none at all', '', 'file.png'],
    ['no extension', 'photo', 'photo.png'],
    ['a number where an extension would be', 'Receipt No. 5', 'Receipt No. 5.png'],
    ['a percent sign', '100%25.png', '100%25.png'],
    ['an address', 'https://evil.test/a.png?b', undefined],
    ['markup', '<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
    ['half of a pair', 'a\ud800b.png', 'a\ufffdb.png'],
  ])('%s: %j', async (_what, name, clean) => {
    const wellFormed = name.replace(
      /[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/g,
      '\ufffd',
    );
    await check({
      body: pngOf(),
      type: png,
      name: wellFormed,
      answer: clean === undefined ? refused('type') : stored(pngOf(), clean),
    });
  });

  it('two names are one, a name of broken percents is a request of none', async () => {
    const send = (query: string): Promise<Response> =>
      fetch(`${uploads.server.url}/v1/files?${query}`, {
        method: 'POST',
        headers: {
          'content-type': png,
          'x-client-id': createClientId(),
          authorization: `Bearer ${uploads.visitor.token}`,
        },
        body: new Uint8Array(pngOf()),
      });
    expect((await readJson(await send('name=a.exe&name=b.png'))).name).toBe('a.exe b.png');
    expect((await send('name=b.png&name=a.exe')).status).toBe(415);
    expect((await send('name=%ff%fe.png')).status).toBeLessThan(500);
  });
});

describe('types as they may be written', () => {
  it.each<[string, string, UploadAnswer]>([
    ['with parameters', 'image/png; charset=utf-8', stored(pngOf())],
    ['in capitals', 'IMAGE/PNG', stored(pngOf())],
    ['two of them', 'image/png, text/html', refused('value')],
    ['a page with a picture as parameter', 'text/html; image/png', refused('type')],
    ['with something behind', 'image/png/x', refused('value')],
    ['a form', 'multipart/form-data; boundary=x', refused('type')],
    ['any', '*/*', refused('type')],
    ['any picture', 'image/*', refused('type')],
    ['bytes', 'application/octet-stream', refused('type')],
    ['nothing but a name', 'png', refused('value')],
  ])('%s: %s', async (_what, type, answer) => check({ body: pngOf(), type, name: 'a.png', answer }));
});
