/** Takes a picture of every state: `tsx test/gallery/shoot.ts <folder> [state …]`. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { states } from './names.js';
import { serveGallery } from './serveGallery.js';

const [folder = '/tmp/gallery', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const gallery = await serveGallery();
const base = gallery.url;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
const looks = [
  { name: 'phone', viewport: { width: 390, height: 844 }, language: 'en', colorScheme: 'light' },
  { name: 'desktop', viewport: { width: 1280, height: 800 }, language: 'en', colorScheme: 'light' },
  { name: 'dark', viewport: { width: 390, height: 844 }, language: 'en', colorScheme: 'dark' },
  { name: 'rtl', viewport: { width: 390, height: 844 }, language: 'ar', colorScheme: 'light' },
  { name: 'russian', viewport: { width: 390, height: 844 }, language: 'ru', colorScheme: 'light' },
  { name: 'narrow', viewport: { width: 320, height: 568 }, language: 'ru', colorScheme: 'light' },
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
  const context = await browser.newContext({ ...look, reducedMotion: 'reduce', deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.stack}\n`));
  page.on('console', (line) => line.type() === 'error' && process.stderr.write(`${name}: ${line.text()}\n`));
  for (const state of wanted.length ? wanted : states) {
    await page.goto(`${base}?state=${state}&language=${language}`);
    try {
      await page.waitForSelector('html[data-ready]', { timeout: 15_000 });
    } catch {
      process.stderr.write(`${name} ${state}: did not get ready\n`);
    }
    await page.screenshot({ path: `${folder}/${name}-${state}.png` });
  }
  await context.close();
}
await browser.close();
await gallery.stop();
