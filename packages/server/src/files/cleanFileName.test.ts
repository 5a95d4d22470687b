import { expect, it } from 'vitest';
import { cleanFileName } from './cleanFileName.js';
import { contentDisposition } from './contentDisposition.js';

it.each([
  ['photo.JPG', 'photo.jpg'],
  ['photo.jpeg', 'photo.jpeg'],
  ['C:\\Users\\me\\photo.jpg', 'photo.jpg'],
  ['../../../etc/passwd', 'passwd.jpg'],
  ['photo.jpg.exe', 'photo.jpg.exe.jpg'],
  ['a\u202egpj.exe', 'agpj.exe.jpg'],
  ['line\r\nSet-Cookie: x.jpg', 'lineSet-Cookie_ x.jpg'],
  ['"quoted" <b>.jpg', '_quoted_ _b_.jpg'],
  ['чек за платье.jpg', 'чек за платье.jpg'],
  ['half \ud800 a pair.jpg', 'half  a pair.jpg'],
  ['...', 'file.jpg'],
  ['   ', 'file.jpg'],
])('%j becomes %j', (name, clean) => {
  expect(cleanFileName(name, 'image/jpeg')).toBe(clean);
});

it('shortens by bytes without cutting a character in half', () => {
  const name = cleanFileName(`${'я'.repeat(4_000)}.jpg`, 'image/jpeg');
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(204);
  expect(name).toMatch(/^я+\.jpg$/);
});

it('writes a header that old and new readers understand', () => {
  expect(contentDisposition('a b.png')).toBe(`attachment; filename="a b.png"; filename*=UTF-8''a%20b.png`);
  expect(contentDisposition(`it's "5%" (я).pdf`)).toBe(
    `attachment; filename="it's _5__ (_).pdf"; filename*=UTF-8''it%27s%20%225%25%22%20%28%D1%8F%29.pdf`,
  );
});
