import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../.ci/gates/findChromium.js';

/** Switches that keep Chromium from talking to anybody by itself, so that every request seen is the page's. */
const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with one or more people in it, and a record of everything that must not happen. */
export interface WatchedBrowser {
  /** A new person: own storage, own cookies. */
  person(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  /** What pages printed as errors, threw, or asked of a host that is not this machine. */
  readonly complaints: readonly string[];
  /** While it runs, complaints about a connection that cannot be made are expected and left out. */
  duringOutage<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens a Chromium whose pages are all watched. */
export async function openBrowser(): Promise<WatchedBrowser> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: quiet });
  const complaints: string[] = [];
  let outage = false;

  function watch(page: Page): void {
    page.on('console', (message) => {
      const refused = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket connection to/.test(
        message.text(),
      );
      if (message.type() === 'error' && !(outage && refused))
        complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (/^(http|ws)/.test(protocol) && hostname !== '127.0.0.1')
        complaints.push(`foreign host: ${request.url()}`);
    });
  }

  return {
    complaints,
    async person(options) {
      const context = await browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1280, height: 800 },
        ...options,
      });
      context.setDefaultTimeout(15_000);
      context.on('page', watch);
      return context;
    },
    async duringOutage(work) {
      outage = true;
      try {
        return await work();
      } finally {
        outage = false;
      }
    },
    close: () => browser.close(),
  };
}
