/** Takes a picture of every state: `tsx test/gallery/shoot.ts <folder> [state …]`. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { states } from './names.js';
import { openGallery } from './openGallery.js';
import { serveGallery } from './serveGallery.js';

const [folder = '/tmp/gallery', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const gallery = await serveGallery();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
const looks = [
  { name: 'phone', viewport: { width: 390, height: 844 }, language: 'en', colorScheme: 'light' },
  { name: 'desktop', viewport: { width: 1280, height: 800 }, language: 'en', colorScheme: 'light' },
  { name: 'dark', viewport: { width: 390, height: 844 }, language: 'en', colorScheme: 'dark' },
  { name: 'rtl', viewport: { width: 390, height: 844 }, language: 'ar', colorScheme: 'light' },
  { name: 'russian', viewport: { width: 390, height: 844 }, language: 'ru', colorScheme: 'light' },
  { name: 'narrow', viewport: { width: 320, height: 568 }, language: 'ru', colorScheme: 'light' },
  { name: 'zoomed', viewport: { width: 320, height: 256 }, language: 'ru', colorScheme: 'light' },
  {
    name: 'forced',
    viewport: { width: 390, height: 844 },
    language: 'en',
    colorScheme: 'dark',
    forcedColors: 'active',
  },
] as const;
const only = process.env.LOOKS?.split(',');
for (const { name, language, ...look } of looks) {
  if (only && !only.includes(name)) continue;
  const { page, show, complaints } = await openGallery(browser, gallery, {
    ...look,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  for (const state of wanted.length ? wanted : states) {
    await show(state as (typeof states)[number], language);
    await page.screenshot({ path: `${folder}/${name}-${state}.png` });
  }
  for (const complaint of complaints) process.stderr.write(`${name}: ${complaint}\n`);
  await page.context().close();
}
await browser.close();
await gallery.stop();
