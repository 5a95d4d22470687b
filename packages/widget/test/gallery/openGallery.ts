import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openPage, type WatchedPage } from '../openPage.js';
import type { states } from './names.js';
import type { Gallery } from './serveGallery.js';

declare const showState: (name: string, language?: string) => Promise<void>;

/** The gallery in one page. */
export interface OpenGallery extends WatchedPage {
  /** Lays out a state; resolves once all of it is there. */
  show(state: (typeof states)[number], language?: string): Promise<void>;
}

/** Opens the gallery in a page that goes from state to state without being loaded again. */
export async function openGallery(
  browser: Browser,
  gallery: Gallery,
  options: BrowserContextOptions = {},
): Promise<OpenGallery> {
  const watched = await openPage(browser, `${gallery.url}?state=empty`, options);
  // The address of a picture that nobody serves.
  await watched.page.route('https://shop.example/**', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
  );
  await watched.page.waitForSelector('html[data-ready]');
  return {
    ...watched,
    show: (state, language = 'en') =>
      watched.page.evaluate(([name, tag]) => showState(name, tag), [state, language] as const),
  };
}
