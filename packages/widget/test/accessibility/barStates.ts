import type { Page } from 'playwright-core';
import type { Pages } from '../servePages.js';

/** What bar and prompts can look like, each as the way there in a page of a shop. */
export const barStates: Readonly<Record<string, (page: Page, pages: Pages) => Promise<void>>> = {
  async bar(page, { url }) {
    await page.goto(`${url}/demo.html`);
    await page.getByRole('button', { name: 'Chat', exact: true }).waitFor();
  },
  async 'bar without its code'(page, { url, refuse }) {
    refuse(/^\/widget\/\d/);
    await page.goto(`${url}/demo.html`);
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await page.getByText('Chat did not load. Try again?').waitFor();
    refuse(undefined);
  },
  async window(page, { url }) {
    await page.goto(`${url}/demo.html`);
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await page.getByRole('textbox').waitFor();
  },
  async badge(page, { url }) {
    await page.goto(`${url}/demo.html`);
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await page.getByRole('textbox').fill('Hello');
    await page.keyboard.press('Enter');
    await page.locator('.p-own').waitFor();
    await page.evaluate(() => comptoir('close'));
    await page.getByRole('button', { name: /^Chat, \d unread/ }).waitFor();
  },
  async 'badge of a rating'(page, { url }) {
    await page.goto(`${url}/demo.html`);
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await page.getByRole('textbox').fill('Hello');
    await page.keyboard.press('Enter');
    await page.locator('.p-other').waitFor();
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, end it' }).click();
    await page.getByRole('group', { name: 'How was our help?' }).waitFor();
    await page.evaluate(() => comptoir('close'));
    await page.locator('.badge:empty').waitFor();
  },
  async prompt(page, { url }) {
    await page.goto(`${url}/prompt.html`);
    await page.getByRole('button', { name: 'Chat', exact: true }).waitFor();
    await page.evaluate(() => comptoir('track', 'sizes'));
    await page.getByRole('dialog', { name: 'A word from the shop' }).waitFor();
  },
  async 'prompt with several buttons'(page, { url }) {
    await page.goto(`${url}/prompt.html`);
    await page.getByRole('button', { name: 'Chat', exact: true }).waitFor();
    await page.evaluate(() => comptoir('track', 'choices'));
    await page.getByRole('button', { name: 'Delivery and returns' }).waitFor();
  },
};
