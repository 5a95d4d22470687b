import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery } from '../gallery/openGallery.js';
import { type Gallery, serveGallery } from '../gallery/serveGallery.js';
import { openBrowser } from '../openBrowser.js';
import { openPage } from '../openPage.js';
import { type Pages, servePages } from '../servePages.js';

let browser: Browser;
let gallery: Gallery;
let pages: Pages;
beforeAll(async () => {
  [browser, gallery, pages] = await Promise.all([openBrowser(), serveGallery(), servePages()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([gallery.stop(), pages.stop()]);
});

/** The name of what has the focus, as the browser computes it, or its tag where it has none. */
async function focused(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: `(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at })()`,
  });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId ?? '',
    fetchRelatives: false,
  });
  const { description = '' } = result;
  await session.detach();
  return String(nodes[0]?.name?.value || description.replace(/[#.].*/, ''));
}

/** The name of the scroll area. */
const messages = 'Messages';

/** Goes round by one key and tells the stops, from where the focus stands until it stands there again. */
async function round(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const stops = [await focused(page)];
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (stop === stops[0]) return stops;
    // Between the last stop and the first there is the browser's own frame.
    if (stop !== 'body') stops.push(stop);
  }
  throw new Error(`${key} does not come back: ${stops.join(', ')}`);
}

/** The stops in one direction, once the other has been found to be the same backwards. */
async function stops(page: Page): Promise<string[]> {
  const [first = '', ...rest] = await round(page, 'Tab');
  expect(await round(page, 'Shift+Tab')).toEqual([first, ...[...rest].reverse()]);
  return [first, ...rest];
}

const waitForFocus = (page: Page, name: string) => expect.poll(() => focused(page)).toBe(name);

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${name}`);
}

/** Picks a file by the button of the composer. */
async function attach(page: Page, name: string): Promise<void> {
  await tabTo(page, 'Attach a file');
  const chosen = page.waitForEvent('filechooser');
  // The renderer catches the chooser, and a key takes another way to it: it could be there before the order to catch.
  await page.evaluate(() => undefined);
  const [chooser] = await Promise.all([chosen, page.keyboard.press('Enter')]);
  await chooser.setFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await page.getByRole('button', { name: `Remove: ${name}` }).waitFor();
}

const bar = ['Chat', 'Ask a stylist'];
/** The window's own stops before and after what is in it, which differs. */
const ends = { first: 'Minimise chat', last: ['Attach a file', 'Your message', 'Send'] };

test('by keyboard alone: open, write, attach, end, rate, begin again, close; and the focus is never nowhere', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/demo.html`, { reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Chat', exact: true }).waitFor();
  await tabTo(page, 'Chat');
  expect(await stops(page)).toEqual(bar);

  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Your message');
  expect(await stops(page)).toEqual(['Your message', 'Send', ...bar, ends.first, messages, 'Attach a file']);

  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await page.locator('.p-other').first().waitFor();
  expect(await stops(page)).toEqual([
    ...['Your message', 'Send', ...bar],
    ...['End', 'Minimise chat', messages, 'Attach a file'],
  ]);

  await attach(page, 'a.pdf');
  expect(await stops(page)).toEqual([
    ...['Attach a file', 'Your message', 'Send', ...bar],
    ...['End', 'Minimise chat', messages, 'Remove: a.pdf'],
  ]);
  await tabTo(page, 'Remove: a.pdf');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Your message');
  await attach(page, 'b.pdf');
  await tabTo(page, 'Send');
  const answers = await page.locator('.p-other').count();
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Your message');
  await page.locator('.p-other').nth(answers).waitFor();

  await tabTo(page, 'End');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Yes, end it');
  expect(await stops(page)).toEqual([
    ...['Yes, end it', 'Keep talking', 'Minimise chat', messages, 'b.pdf 1 kB', ...ends.last],
    ...[...bar, 'End'],
  ]);
  await page.keyboard.press('Escape');
  await waitForFocus(page, 'End');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Yes, end it');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'How was our help?' }).waitFor();
  await waitForFocus(page, 'Your message');

  const due = ['Chat, please rate our conversation', 'Ask a stylist'];
  await expect
    .poll(() => stops(page))
    .toEqual([
      ...['Your message', 'Send', ...due],
      ...['Minimise chat', messages, 'b.pdf 1 kB', '1 of 5', 'Not now', 'Attach a file'],
    ]);
  await tabTo(page, '1 of 5');
  await page.keyboard.press('ArrowRight');
  expect(await stops(page)).toEqual([
    ...['2 of 5', 'Yes', 'What should we know? (if you like)', 'Not now', 'Send', ...ends.last],
    ...[...due, 'Minimise chat', messages, 'b.pdf 1 kB'],
  ]);
  await page.keyboard.press('Enter');
  await page.getByText('Thank you for your rating').waitFor();
  await waitForFocus(page, 'Your message');
  await tabTo(page, 'New conversation');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Your message');

  await page.keyboard.press('Escape');
  await waitForFocus(page, 'Chat');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Your message');
  await tabTo(page, 'Minimise chat');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Chat');
  expect(complaints).toEqual([]);
});

test.each([
  ['failed', 'Try again', 'Your message'],
  ['banner', 'Try now', 'Your message'],
  ['below', 'New messages', 'Your message'],
  ['talking', 'Change the size', 'Your message'],
  ['rating', 'Not now', 'Your message'],
] as const)(
  'in %s, “%s” is pressed by keyboard and goes, and the focus goes where one writes',
  async (state, name, next) => {
    const { page, show } = await openGallery(browser, gallery, { reducedMotion: 'reduce' });
    await show(state);
    await page.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
    await waitForFocus(page, next);
    await page.context().close();
  },
);

test('a questionnaire opens with the focus on its first answer, each question takes it, and leaving gives it back', async () => {
  const { page, show } = await openGallery(browser, gallery, { reducedMotion: 'reduce' });
  const press = async (name: string): Promise<void> => {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
  };
  for (const state of ['stylist', 'form-offer'] as const) {
    await show(state);
    await press('Answer a few questions');
    await waitForFocus(page, 'Something for the office');
    await press('Next');
    await waitForFocus(page, 'Black');
    await press('Back');
    await waitForFocus(page, 'Something for the office');
    await press('Skip, just talk');
    await waitForFocus(page, 'Your message');
  }
  await show('stylist');
  await press('Answer a few questions');
  const ways = ['Skip', 'Next'];
  /** Beside the questionnaire one can write all the same. */
  const talk = ['Skip, just talk', ...ends.last, 'Minimise chat', messages];
  const shapes = ['Something for the office'];
  const colours = ['Black', 'Ivory', 'Plum', 'Forest green', 'Navy'];
  for (const answers of [shapes, colours, ['XS'], ['1']]) {
    await waitForFocus(page, answers[0] ?? '');
    expect(await stops(page)).toEqual([
      ...answers,
      ...(answers === shapes ? [] : ['Back']),
      ...ways,
      ...talk,
    ]);
    await press('Skip');
  }
  await waitForFocus(page, 'Anything else?');
  expect(await stops(page)).toEqual(['Anything else?', 'Back', ...ways, ...talk]);
  await press('Next');
  await waitForFocus(page, 'A photo of what you like');
  await page.getByRole('button', { name: 'Add a photo' }).waitFor();
  await tabTo(page, 'Add a photo');
  expect(await stops(page)).toEqual(['Add a photo', 'Back', 'Skip', 'Send answers', ...talk]);
  await press('Send answers');
  await waitForFocus(page, 'Your message');
  await page.context().close();
});

test('a note opens with the focus in its first field, and gives it back once it was left, for good', async () => {
  const { page, show } = await openGallery(browser, gallery, { reducedMotion: 'reduce' });
  await show('queue-alone');
  await tabTo(page, 'Leave a note');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'E-mail or telephone');
  await page.keyboard.type('lea@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Do you mend zips?');
  await tabTo(page, 'Send the note');
  await page.keyboard.press('Enter');
  await page.getByText('We will answer to').waitFor();
  await waitForFocus(page, 'Your message');
  expect(await page.getByRole('button', { name: 'Leave a note' }).count()).toBe(0);
  await page.context().close();
});

test('a part that came at the second asking has the focus, and the button of the asking until then', async () => {
  const { page } = await openPage(browser, `${pages.url}/demo.html`, { reducedMotion: 'reduce' });
  pages.refuse(/\/rating\.js/);
  await page.getByRole('button', { name: 'Chat', exact: true }).click();
  await waitForFocus(page, 'Your message');
  await page.keyboard.type('Hello');
  await page.keyboard.press('Enter');
  await page.locator('.p-other').first().waitFor();
  await tabTo(page, 'End');
  await page.keyboard.press('Enter');
  await waitForFocus(page, 'Yes, end it');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await tabTo(page, 'Try again');
  const again = page.waitForResponse((response) => /\/rating\.js\?/.test(response.url()));
  await page.keyboard.press('Enter');
  await again;
  await page.locator('.p-note [aria-disabled="false"]').waitFor();
  expect(await focused(page)).toBe('Try again');
  pages.refuse(undefined);
  await page.keyboard.press('Enter');
  await waitForFocus(page, '1 of 5');
  await page.context().close();
});

test('who has gone elsewhere in the page is not called back when what he had pressed goes', async () => {
  const { page, show } = await openGallery(browser, gallery, { reducedMotion: 'reduce' });
  await show('rating');
  await page.getByRole('button', { name: 'Not now' }).focus();
  await page.mouse.click(5, 5);
  expect(await focused(page)).toBe('body');
  await page.evaluate(() => {
    const root = document.querySelector('comptoir-counter')?.shadowRoot;
    root?.querySelector('.p-rating')?.remove();
  });
  expect(await focused(page)).toBe('body');
  await page.context().close();
});
