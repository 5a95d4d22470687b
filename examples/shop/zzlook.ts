import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addOperator } from './e2e/addOperator.js';
import { openBrowser } from './e2e/openBrowser.js';
import { signIn } from './e2e/operator.js';
import { startDemo } from './startDemo.js';
const out = '/tmp/look/';
const password = 'only-for-a-picture';
const data = mkdtempSync(join(tmpdir(), 'comptoir-look-'));
const demo = await startDemo({ data, env: { COMPTOIR_FIRST_OPERATOR_PASSWORD: password } });
const browser = await openBrowser();
const png = readFileSync('docs/pictures/shop.png');
try {
  await addOperator(data, { login: 'anna', name: 'Anna', groups: ['chat', 'stylist'], password });
  const desk = await browser.person({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const anna = await signIn(desk, demo.deskUrl, 'anna', password);
  const kinds: [string, any, string][] = [
    ['phone', { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true }, 'en'],
    ['dark', { colorScheme: 'dark' }, 'en'],
    ['rtl', { viewport: { width: 375, height: 667 } }, 'ar'],
    ['ru', { locale:'ru-RU', viewport: { width: 1280, height: 800 } }, 'ru'],
    ['narrow', { viewport: { width: 320, height: 480 } }, 'de'],
  ];
  for (const [name, options, lang] of kinds) {
    const context = await browser.person({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await page.addInitScript((l) => { new MutationObserver(() => { if (document.documentElement && document.documentElement.lang !== l) { document.documentElement.lang = l; if (l==='ar') document.documentElement.dir='rtl'; } }).observe(document, {childList:true, subtree:true}); }, lang);
    await page.goto(demo.shopUrl);
    const host = page.locator('comptoir-counter');
    await host.locator('.button').first().waitFor();
    await page.screenshot({ path: `${out}${name}-0.png` });
    await host.locator('.button').first().click();
    await host.locator('textarea').waitFor();
    await page.screenshot({ path: `${out}${name}-1.png` });
    await host.locator('textarea').fill(`Hello from ${name}, a longer first message that needs a second line to stand in.`);
    await page.waitForTimeout(600);
    const chooser = page.waitForEvent('filechooser', { timeout: 5000 });
    const attach = host.locator('button').filter({ has: page.locator('svg') });
    await host.getByRole('button', { name: /attach|file|Прикрепить|фото|photo|Add/i }).first().click().catch((e) => console.log(name, 'attach', String(e).slice(0, 200)));
    const c = await chooser.catch(() => undefined);
    if (c) await c.setFiles([{ name: 'a very long file name of a dress that I liked very much.png', mimeType: 'image/png', buffer: png }, { name: 'order.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') }]);
    await page.waitForTimeout(800);
    await page.screenshot({ path: `${out}${name}-2.png` });
    await host.locator('textarea').press('Enter');
    await page.waitForTimeout(1200);
    const chat = anna.chatWith(`Hello from ${name}`);
    await chat.first().waitFor({ timeout: 5000 }).catch(() => console.log('no chat', name));
    await anna.answer(chat, 'It is. Between two sizes take the smaller one; https://shop.example/size-guide tells more.').catch((e: any) => console.log('answer', String(e).slice(0, 300)));
    await page.waitForTimeout(800);
    await page.screenshot({ path: `${out}${name}-3.png` });
    await context.setOffline(true);
    await host.locator('textarea').fill('And while I am offline?');
    await host.locator('textarea').press('Enter');
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${out}${name}-4.png` });
    await context.setOffline(false);
  }
  await anna.page.screenshot({ path: `${out}desk-1.png` });
  await anna.page.emulateMedia({ colorScheme: 'dark' });
  await anna.page.screenshot({ path: `${out}desk-dark.png` });
  await anna.page.setViewportSize({ width: 390, height: 800 });
  await anna.page.screenshot({ path: `${out}desk-phone.png` });
} finally {
  await browser.close();
  await demo.stop();
}
