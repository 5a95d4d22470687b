import type { BrowserContext, Locator, Page } from 'playwright-core';

/** A visitor of the shop, in one tab, as he sees the counter. */
export interface Visitor {
  readonly page: Page;
  /** A button of the bar by its text, whatever badge it wears. */
  bar(name: 'Chat' | 'Ask a stylist'): Locator;
  readonly log: Locator;
  readonly composer: Locator;
  open(button: 'Chat' | 'Ask a stylist'): Promise<void>;
  close(): Promise<void>;
  say(text: string): Promise<void>;
  /** Waits until a text stands in the list. */
  reads(text: string): Promise<void>;
  go(path: string): Promise<void>;
}

/** Opens the shop in a new tab. */
export async function visitShop(context: BrowserContext, shopUrl: string, path = ''): Promise<Visitor> {
  const page = await context.newPage();
  const strip = page.getByRole('region', { name: 'Talk to us' });
  const bar = (name: string) => strip.getByRole('button', { name: new RegExp(`^${name}`) });
  const log = page.getByRole('log');
  const composer = page.getByRole('textbox', { name: 'Your message' });
  const go = async (to: string) => {
    await page.goto(new URL(to, shopUrl).href);
    await bar('Chat').waitFor();
  };
  await go(path);
  return {
    page,
    bar,
    log,
    composer,
    go,
    async open(button) {
      await bar(button).click();
      await composer.waitFor();
    },
    async close() {
      await page.getByRole('button', { name: 'Minimise chat' }).click();
      await composer.waitFor({ state: 'hidden' });
    },
    async say(text) {
      await composer.fill(text);
      await composer.press('Enter');
      await log.getByText(text, { exact: true }).waitFor();
    },
    async reads(text) {
      await log.getByText(text, { exact: true }).waitFor();
    },
  };
}
