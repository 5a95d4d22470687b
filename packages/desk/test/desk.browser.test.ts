import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ServerProcess, startServerProcess } from '../../server/test/startServerProcess.js';
import { type BuiltDesk, buildDesk } from './buildDesk.js';
import { openBrowser } from './openBrowser.js';
import { openDesk } from './openDesk.js';
import { openVisitor, type Visitor } from './openVisitor.js';
import { signIn } from './signIn.js';

let browser: Browser;
let built: BuiltDesk;
let server: ServerProcess;
let page: Page;
let complaints: string[];
const visitors: Visitor[] = [];

beforeAll(async () => {
  [browser, built] = await Promise.all([openBrowser(), buildDesk()]);
});
afterAll(async () => {
  await browser?.close();
  await built?.remove();
});
beforeEach(async () => {
  server = await startServerProcess({ env: { COMPTOIR_DESK: built.folder } });
  ({ page, complaints } = await openDesk(browser, server.url));
});
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.leave();
  await page.context().close();
  await server.dispose();
});

async function visitor(...[context]: [Parameters<typeof openVisitor>[1]?]): Promise<Visitor> {
  const made = await openVisitor(server.url, context);
  visitors.push(made);
  return made;
}

async function faults(): Promise<readonly string[]> {
  // Put in by the debugger, which the content policy does not concern.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(
    (found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

const chats = () => page.getByRole('region', { name: /^Chat with/ });
const focusOn = (label: string) =>
  page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, label);

test('from sign-in to rating: chat both ways, a canned reply, a questionnaire, the end, all by keyboard', async () => {
  expect(await faults()).toEqual([]);
  await page.getByLabel('Login').fill('operator');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('Login or password is wrong.').waitFor();
  expect(complaints.splice(0)).toHaveLength(1);

  await signIn(page);
  await page.getByText('No chats right now.').waitFor();
  const guest = await visitor({
    page: { url: 'https://shop.example/cart', title: 'Your cart', type: 'cart' },
    cart: {
      total: { amount: 9900, currency: 'EUR' },
      lines: [{ sku: '1', title: 'Linen shirt', quantity: 1 }],
    },
    language: 'fr',
    timeZone: 'Europe/Paris',
  });
  await guest.say('Bonjour <b>!</b>', 'chat');

  const chat = chats();
  await chat.getByText('Bonjour <b>!</b>').waitFor();
  const name = (await chat.getAttribute('aria-label'))?.replace('Chat with ', '') ?? '';
  const about = page.getByRole('group', { name: `About ${name}` });
  for (const words of ['Your cart', 'Linen shirt', '€99', 'French']) await about.getByText(words).waitFor();

  await page.keyboard.press('Alt+1');
  await focusOn(`Message to ${name}`);
  await guest.heard((event) => event.type === 'receipt' && event.receipt === 'read', 'that he was read');
  await page.keyboard.type('/hell');
  await page.getByRole('option', { name: /hello/ }).waitFor();
  await guest.heard((event) => event.type === 'typing' && event.on, 'that the operator types');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await guest.heard(
    (event) =>
      event.type === 'message' &&
      event.message.parts.some((part) => part.kind === 'text' && part.text === 'Hello! How can I help you?'),
    'the canned reply',
  );
  await chat.getByText('Answered').waitFor();

  guest.connection.typing?.({ on: true });
  await chat.getByText(`${name} is typing…`).waitFor();

  await page.keyboard.press('Alt+q');
  await page.getByRole('dialog', { name: /^Send a questionnaire/ }).waitFor();
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Enter');
  await guest.heard(
    (event) => event.type === 'message' && event.message.parts.some((part) => part.kind === 'form'),
    'the questionnaire',
  );
  await guest.say([
    {
      kind: 'formAnswers',
      formId: 'stylist',
      formVersion: 1,
      title: 'A few questions',
      answers: [
        { name: 'occasion', label: 'For what?', skipped: false, values: ['A party'] },
        { name: 'size', label: 'Your size', skipped: true, values: [] },
      ],
    },
  ]);
  await chat.getByRole('row', { name: 'For what? A party' }).waitFor();
  await chat.getByRole('row', { name: 'Your size Skipped' }).waitFor();
  expect(await faults()).toEqual([]);

  await page.keyboard.press('Alt+e');
  await page.getByRole('dialog', { name: `End the chat with ${name}?` }).waitFor();
  await page.keyboard.press('Enter');
  const over = await guest.heard(
    (event) => event.type === 'conversation' && event.conversation.phase === 'ended',
    'the end',
  );
  await chat.getByText('Not rated yet.').waitFor();
  const id = over.type === 'conversation' ? over.conversation.id : '';
  await guest.connection.rate?.(id, { score: 5, comment: 'Merci !', solved: true });
  await chat.getByRole('img', { name: '5 of 5 stars' }).waitFor();
  await chat.getByText('Merci !').waitFor();
  await page.getByRole('region', { name: 'Ratings' }).getByText('Merci !').waitFor();
  await page.getByRole('region', { name: 'Today' }).getByText('5.0').waitFor();

  await page.keyboard.press('Alt+e');
  await page.getByText('No chats right now.').waitFor();
  expect(complaints).toEqual([]);
});

test('four chats stand side by side, the fifth waits in the queue and comes when one ends', async () => {
  await signIn(page);
  for (const word of ['one', 'two', 'three', 'four', 'five']) await (await visitor()).say(word, 'chat');
  await chats().nth(3).waitFor();
  const queue = page.getByRole('list', { name: 'Queue' });
  await queue.getByText('five').waitFor();
  expect(await chats().count()).toBe(4);
  expect(await faults()).toEqual([]);

  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });

  const names = await chats().evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  for (const place of [4, 2, 3, 1]) {
    await page.keyboard.press(`Alt+${place}`);
    await focusOn(names[place - 1]?.replace('Chat with', 'Message to') ?? '');
  }
  await page.keyboard.press('Alt+e');
  // The dialog comes with the next render: an Enter before that would go to the message field.
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'End chat' })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.press('Enter');
  await chats().first().getByText('five').waitFor();
  await queue.waitFor({ state: 'detached' });

  for (const [width, shown] of [
    [1280, 4],
    [1024, 2],
    [390, 1],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await chats().nth(shown).waitFor({ state: 'detached' });
    await chats()
      .nth(shown - 1)
      .waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([width, overflow]).toEqual([width, 0]);
    const cut = await page
      .locator('.chat-name')
      .evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
      );
    expect([width, cut]).toEqual([width, []]);
    expect(await faults()).toEqual([]);
  }
  expect(complaints).toEqual([]);
});

test('the server is killed while the desk writes: every reply arrives once, in order', async () => {
  await signIn(page);
  const guest = await visitor();
  await guest.say('Are you there?', 'chat');
  await chats().getByText('Are you there?').waitFor();
  const field = page.getByRole('textbox', { name: /^Message to/ });
  const write = async (text: string): Promise<void> => {
    await field.fill(text);
    await field.press('Enter');
  };
  await write('reply 1');
  await write('reply 2');
  await server.kill();
  await page.getByText(/No connection/).waitFor();
  await write('reply 3');
  await chats().getByText('reply 3').waitFor();
  await server.restart();
  await page.getByText(/No connection/).waitFor({ state: 'detached' });
  await server.kill();
  await write('reply 4');
  await server.restart();
  await page.reload();

  await chats().getByText('reply 4').waitFor();
  await page.waitForFunction(() => document.querySelector('.message-pending') === null);
  const token = guest.connection.snapshot.session;
  const back = await openVisitor(server.url, {}, token);
  visitors.push(back);
  const texts = back.connection.snapshot.messages.flatMap((message) =>
    message.from === 'operator'
      ? message.parts.map((part) => (part.kind === 'text' ? part.text : part.kind))
      : [],
  );
  expect(texts).toEqual(['reply 1', 'reply 2', 'reply 3', 'reply 4']);
  expect(await page.locator('.message-operator .part-text').allTextContents()).toEqual(texts);
});

test('a message is changed and removed, a chat handed over, a visitor shut out, by keyboard and in both lights', async () => {
  await server.addOperator({ login: 'vera', name: 'Vera', groups: ['chat'], password: 'test-password-2' });
  await signIn(page);
  const guest = await visitor();
  await guest.say('Is it warm?', 'chat');
  await chats().getByText('Is it warm?').waitFor();
  const name = (await chats().getAttribute('aria-label'))?.replace('Chat with ', '') ?? '';
  await page.keyboard.press('Alt+1');
  await focusOn(`Message to ${name}`);
  for (const text of ['Down to -20', 'Wrong window']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await chats().getByText(text).waitFor();
  }
  await page.waitForFunction(() => document.querySelectorAll('.message-tools').length === 3);

  await page.keyboard.press('Shift+Tab');
  await focusOn('Remove this message');
  expect(await faults()).toEqual([]);
  for (let back = 0; back < 3; back++) await page.keyboard.press('Shift+Tab');
  await focusOn('Change this message');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Change your message' }).waitFor();
  await page.getByRole('textbox', { name: 'Message', exact: true }).and(page.locator(':focus')).waitFor();
  expect(await faults()).toEqual([]);
  await page.keyboard.type(' °C');
  await page.keyboard.press('Enter');
  const edited = await guest.heard(
    (event) => event.type === 'message' && event.message.edited === true,
    'the edit',
  );
  expect(edited).toMatchObject({ message: { parts: [{ kind: 'text', text: 'Down to -20 °C' }] } });
  await chats().getByText('Edited').waitFor();

  await chats().getByText('Wrong window').hover();
  await page.getByRole('button', { name: 'Remove this message' }).last().click();
  await page.getByRole('dialog', { name: 'Remove your message?' }).waitFor();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faults()).toEqual([]);
  }
  await page.getByRole('button', { name: 'Remove', exact: true }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await guest.heard((event) => event.type === 'removed', 'the removal');
  await chats().getByText('Wrong window').waitFor({ state: 'detached' });

  await page.keyboard.press('Alt+h');
  const menu = page.getByRole('dialog', { name: `Hand over the chat with ${name}` });
  await menu.getByText('Not at the desk').waitFor();
  const other = await openDesk(browser, server.url);
  await other.page.getByLabel('Login').fill('vera');
  await other.page.getByLabel('Password', { exact: true }).fill('test-password-2');
  await other.page.keyboard.press('Enter');
  await other.page.getByText('No chats right now.').waitFor();
  await menu.getByRole('button', { name: /Vera\s*Available/ }).click();
  await page.getByText(`The chat with ${name} is no longer yours.`).waitFor();
  await guest.heard(
    (event) => event.type === 'conversation' && event.conversation.operator?.name === 'Vera',
    'the hand-over',
  );
  const hers = other.page.getByRole('region', { name: `Chat with ${name}` });
  await hers.getByText('Down to -20 °C').waitFor();
  expect(await hers.getByText('Wrong window').count()).toBe(0);
  expect(await hers.getByRole('button', { name: 'Change this message' }).count()).toBe(0);

  await hers.getByRole('button', { name: `Shut out ${name}` }).click();
  await other.page.getByRole('dialog', { name: `Shut out ${name}?` }).waitFor();
  await other.page.keyboard.press('Enter');
  expect(await guest.connection.closed).toMatchObject({ code: 'banned' });
  await hers.getByText('Ended', { exact: true }).waitFor();
  await hers.getByText('Shut out', { exact: true }).waitFor();
  expect([...complaints, ...other.complaints]).toEqual([]);
  await other.page.context().close();
});
