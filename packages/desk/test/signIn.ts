import type { Page } from 'playwright-core';
import { firstPassword } from '../../server/test/startServerProcess.js';

/** Signs the first operator in, and makes him available. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Login').fill('operator');
  await page.getByLabel('Password', { exact: true }).fill(firstPassword);
  await page.keyboard.press('Enter');
  const available = page.getByRole('switch', { name: 'Available' });
  await available.waitFor();
  if ((await available.getAttribute('aria-checked')) !== 'true') await page.keyboard.press('Alt+a');
  await page.locator('[role=switch][aria-checked=true]', { hasText: 'Available' }).waitFor();
}
