import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserType, Page } from 'playwright-core';
import type { EngineBrowser, EngineOptions, Tab } from './engine.js';
import { processesBelow } from './processTree.js';

/** How an engine is started. */
export interface PlaywrightOptions extends EngineOptions {
  readonly type: BrowserType;
  readonly launch: Parameters<BrowserType['launch']>[0];
  /** Whether the profile can be a folder; else a fresh context stands for it. */
  readonly isPersistent: boolean;
  /** Tells the engine's processes from others by their command. */
  readonly word: string;
}

function toTab(page: Page): Tab {
  return {
    async go(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    async back() {
      // A page out of the back-forward cache fires no load event.
      await page.goBack({ waitUntil: 'commit' });
    },
    async follow(selector) {
      const before = page.url();
      await page.locator(selector).first().click();
      // Going back before the driver itself has changed pages asks the one that is on its way out.
      await page.waitForURL((url) => url.href !== before);
    },
    run: (work: (argument: never) => unknown, argument?: unknown) =>
      page.evaluate(work as (argument: unknown) => unknown, argument) as Promise<never>,
    click: (selector) => page.locator(selector).first().click(),
    async type(selector, text) {
      const field = page.locator(selector).first();
      await field.focus();
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) await field.press('Enter');
        if (line !== '') await page.keyboard.insertText(line);
      }
    },
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewportSize({ width, height }),
    media: ({ print, dark, reducedMotion, forcedColors }) =>
      page.emulateMedia({
        media: print ? 'print' : null,
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        forcedColors: forcedColors ? 'active' : 'none',
      }),
    picture: () => page.screenshot(),
    close: () => page.close({ runBeforeUnload: false }),
  };
}

/** Starts an engine that Playwright drives, with one person in it. */
export async function openWithPlaywright(options: PlaywrightOptions): Promise<EngineBrowser> {
  const { type, launch = {}, isPersistent, word } = options;
  const before = new Set(processesBelow(word));
  const folder = options.profile ?? (await mkdtemp(join(tmpdir(), 'comptoir-profile-')));
  let context: BrowserContext;
  let close: () => Promise<void>;
  if (isPersistent) {
    context = await type.launchPersistentContext(folder, launch);
    close = () => context.close();
  } else {
    const browser = await type.launch(launch);
    context = await browser.newContext();
    close = () => browser.close();
  }
  context.setDefaultTimeout(20_000);
  return {
    version: context.browser()?.version() ?? '',
    tab: async () => toTab(await context.newPage()),
    processes: () => processesBelow(word).filter((pid) => !before.has(pid)),
    async close() {
      await close();
      if (options.profile === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
