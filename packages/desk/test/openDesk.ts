import type { Browser, Page } from 'playwright-core';

/** A desk in a fresh browser profile. */
export interface OpenedDesk {
  readonly page: Page;
  /** Console errors, page errors, content policy violations and requests to other hosts. */
  readonly complaints: string[];
}

/** Opens the sign-in page at 1440 × 900. */
export async function openDesk(browser: Browser, url: string): Promise<OpenedDesk> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(url).host) complaints.push(`foreign: ${request.url()}`);
  });
  await page.goto(`${url}/desk/`);
  return { page, complaints };
}
