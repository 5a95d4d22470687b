import type { CDPSession, Page } from 'playwright-core';

const watched = ['window', 'document', 'document.documentElement', 'document.body'] as const;

async function listeners(cdp: CDPSession, expression: string): Promise<string[]> {
  const { result } = await cdp.send('Runtime.evaluate', { expression });
  const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
  return listeners.map(({ type }) => `${expression}: ${type}`);
}

/** All of a page that a component could have left something in. */
export async function lookAt(page: Page): Promise<object> {
  const cdp = await page.context().newCDPSession(page);
  const heard = await Promise.all(watched.map((expression) => listeners(cdp, expression)));
  await cdp.detach();
  const seen = await page.evaluate(() => ({
    // Without comments: the frameworks keep places with them, and a server names them otherwise.
    html: document.documentElement.outerHTML.replaceAll(/<!--.*?-->/g, ''),
    styles: [document.documentElement, document.body].map((node) => {
      const style = getComputedStyle(node);
      return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
    }),
    // By this name the copies of nanostores in a bundle find each other; the bundle is the shop's.
    names: Object.getOwnPropertyNames(window)
      .filter((name) => name !== 'nanostoresGlobal')
      .sort(),
  }));
  return { ...seen, listeners: heard.flat().sort() };
}
