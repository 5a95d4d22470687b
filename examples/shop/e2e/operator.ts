import type { BrowserContext, Locator, Page } from 'playwright-core';

/** An operator at the desk. */
export interface Operator {
  readonly page: Page;
  /** The desk's chats, in the order in which they stand. */
  readonly chats: Locator;
  /** The chat in which a text stands. */
  chatWith(text: string): Locator;
  answer(chat: Locator, text: string): Promise<void>;
  /** Ends a chat; its column stays until it is put away, or until a new chat needs the place. */
  end(chat: Locator): Promise<void>;
  /** Puts an ended chat's column away. */
  putAway(chat: Locator): Promise<void>;
}

/** Signs in at the desk. */
export async function signIn(
  context: BrowserContext,
  deskUrl: string,
  login: string,
  password: string,
): Promise<Operator> {
  const page = await context.newPage();
  await page.goto(deskUrl);
  await page.getByRole('textbox', { name: 'Login' }).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const chats = page.getByRole('region', { name: /^Chat with / });
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  return {
    page,
    chats,
    chatWith: (text) => chats.filter({ hasText: text }),
    async answer(chat, text) {
      const box = chat.getByRole('textbox', { name: /^Message to / });
      await box.fill(text);
      await box.press('Enter');
      await chat.getByRole('log').getByText(text, { exact: true }).waitFor();
    },
    async end(chat) {
      await chat.getByRole('button', { name: 'End chat' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'End chat' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    async putAway(chat) {
      await chat.getByRole('button', { name: /^Close/ }).click();
      await chat.waitFor({ state: 'detached' });
    },
  };
}
