/**
 * A day at the counter, told against real processes: the shop, the chat server with its database, the desk,
 * and several people in one real Chromium. The parts build on each other and run in this order.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Explanation } from '@comptoir/triggers';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../startDemo.js';
import { addOperator } from './addOperator.js';
import { answerAllButFirst } from './answerForm.js';
import { openBrowser, type WatchedBrowser } from './openBrowser.js';
import { type Operator, signIn } from './operator.js';
import { type Visitor, visitShop } from './visitor.js';

const password = 'a-long-password-for-tests';
/** Rules are loaded when the page is idle, and an exit counts only two seconds after that. */
const patience = { timeout: 15_000, interval: 500 };
const data = mkdtempSync(join(tmpdir(), 'comptoir-story-'));

describe('a day at the counter', () => {
  let demo: Demo;
  let browser: WatchedBrowser;
  let anna: Operator;
  let sofia: Operator;

  beforeAll(async () => {
    demo = await startDemo({ data, env: { COMPTOIR_FIRST_OPERATOR_PASSWORD: password } });
    await addOperator(data, { login: 'anna', name: 'Anna', groups: ['chat'], password });
    await addOperator(data, { login: 'sofia', name: 'Sofia', groups: ['stylist'], password });
    browser = await openBrowser();
    const desk = { viewport: { width: 1440, height: 900 } };
    anna = await signIn(await browser.person(desk), demo.deskUrl, 'anna', password);
    sofia = await signIn(await browser.person(desk), demo.deskUrl, 'sofia', password);
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test('(a) a visitor and an operator talk; what was said survives closing and reloading', async () => {
    const visitor = await visitShop(await browser.person(), demo.shopUrl);
    expect(await visitor.bar('Chat').isVisible()).toBe(true);
    expect(await visitor.bar('Ask a stylist').isVisible()).toBe(true);

    await visitor.open('Chat');
    await visitor.say('Does the linen dress run small?');
    const chat = anna.chatWith('Does the linen dress run small?');
    await chat.waitFor();

    await chat.getByRole('textbox', { name: /^Message to / }).pressSequentially('It');
    await visitor.page.getByText('Anna is typing').first().waitFor();
    await anna.answer(chat, 'It is true to size.');
    await visitor.reads('It is true to size.');

    await visitor.composer.pressSequentially('And');
    await chat.getByText(/is typing|^Typing: /).waitFor();
    await visitor.say('And the length?');
    await chat.getByText('And the length?').waitFor();

    await visitor.close();
    await anna.answer(chat, 'It ends below the knee.');
    await anna.answer(chat, 'Shall I reserve one?');
    await visitor.page.getByRole('button', { name: 'Chat, 2 unread messages' }).waitFor();

    await visitor.page.reload();
    await visitor.page.getByRole('button', { name: 'Chat, 2 unread messages' }).waitFor();
    await visitor.open('Chat');
    const said = [
      'Does the linen dress run small?',
      'It is true to size.',
      'And the length?',
      'It ends below the knee.',
      'Shall I reserve one?',
    ];
    for (const text of said) await visitor.reads(text);
    expect(await texts(visitor)).toEqual(said);
    await visitor.page.getByRole('button', { name: 'Chat', exact: true }).waitFor();

    await anna.end(chat);
    await anna.putAway(chat);
    await visitor.page.context().close();
  });

  describe('(b) and (c) a consultation', () => {
    let context: BrowserContext;
    let visitor: Visitor;

    test('(b) the stylist gets the questionnaire with one step skipped', async () => {
      context = await browser.person();
      visitor = await visitShop(context, demo.shopUrl);
      await visitor.open('Ask a stylist');
      await visitor.say('I need something for a wedding.');
      const chat = sofia.chatWith('I need something for a wedding.');
      await chat.waitFor();
      expect(await anna.chatWith('I need something for a wedding.').count()).toBe(0);

      await chat.getByRole('button', { name: 'Send questionnaire' }).click();
      const form = sofia.page.getByRole('dialog').getByRole('button').first();
      const title = (await form.locator('strong').textContent()) ?? '';
      await form.click();
      await visitor.log.getByRole('button', { name: 'Answer a few questions' }).click();
      await answerAllButFirst(visitor.page, title);

      const card = chat.getByRole('table');
      await card.waitFor();
      expect(await card.getByText('Skipped').count()).toBe(1);
      expect(await card.getByText('Nothing with sequins, please.').count()).toBe(1);
      await expect
        .poll(() => card.getByRole('img').evaluate((picture) => (picture as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
    });

    test('(c) a rating waits through closing and walking on, and reaches the desk', async () => {
      const chat = sofia.chatWith('I need something for a wedding.');
      await sofia.answer(chat, 'I have three dresses in mind.');
      await visitor.reads('I have three dresses in mind.');
      await sofia.end(chat);
      await visitor.page.getByRole('group', { name: 'How was our help?' }).waitFor();
      await visitor.close();

      await visitor.go('cart.html');
      await visitor.open('Ask a stylist');
      await visitor.page.getByRole('radio', { name: '5 of 5' }).check({ force: true });
      await visitor.page
        .getByRole('textbox', { name: /What should we know/ })
        .fill('Sofia found it at once.');
      await visitor.page.getByRole('radio', { name: 'Yes' }).check({ force: true });
      await visitor.page.locator('form').getByText('Send', { exact: true }).click();
      await visitor.page.getByText('Thank you for your rating!').waitFor();

      const ratings = sofia.page.getByRole('list', { name: 'Ratings' });
      await ratings.getByText('Sofia found it at once.').waitFor();
      expect(await ratings.getByRole('img', { name: '5 of 5 stars' }).count()).toBe(1);

      const second = await visitShop(context, demo.shopUrl);
      await second.open('Ask a stylist');
      await second.reads('I have three dresses in mind.');
      expect(await second.page.getByRole('group', { name: 'How was our help?' }).count()).toBe(0);
      await context.close();
    });
  });

  test('(d) a full bag that is about to be left is spoken to once', async () => {
    const context = await browser.person();
    const first = await visitShop(context, demo.shopUrl);
    await fillBag(first);
    await expect.poll(() => leave(first), patience).toBe('cart-rescue');
    const prompt = first.page.getByRole('dialog', { name: 'A word from the shop' });
    await prompt.getByText('Ask somebody who knows every piece.').waitFor();

    const second = await visitShop(context, demo.shopUrl, 'cart.html');
    await expect.poll(() => leave(second), patience).toMatch(/onScreen|otherTab|capped|gap/);
    expect(await second.page.getByRole('dialog').count()).toBe(0);
    await second.page.close();

    await prompt.getByRole('button', { name: 'Close' }).click();
    await prompt.waitFor({ state: 'detached' });
    await first.page.reload();
    await expect.poll(() => leave(first), patience).toMatch(/stopped|afterDismissal|capped|gap/);
    expect(await prompt.count()).toBe(0);
    await context.close();
  });

  test('(e) the fifth visitor waits in the queue and comes up when one has ended', async () => {
    const five: Visitor[] = [];
    for (const number of [1, 2, 3, 4, 5]) {
      const visitor = await visitShop(
        await browser.person({ viewport: { width: 390, height: 844 } }),
        demo.shopUrl,
      );
      five.push(visitor);
      await visitor.open('Chat');
      await visitor.say(`I am visitor ${number}.`);
      if (number < 5) await anna.chatWith(`I am visitor ${number}.`).waitFor();
    }
    const [, second, , , fifth] = five;
    await fifth?.page.getByText('You are number 1.').waitFor();
    await fifth?.page.getByText(/Less than a minute|About \d+ minutes?/).waitFor();
    expect(await anna.chatWith('I am visitor 5.').count()).toBe(0);

    await anna.end(anna.chatWith('I am visitor 2.'));
    await second?.page
      .getByRole('group', { name: 'How was our help?' })
      .or(second.page.getByText('The conversation is over'))
      .first()
      .waitFor();
    await anna.chatWith('I am visitor 5.').waitFor();
    await fifth?.page.getByText('Anna has joined').waitFor();

    for (const number of [1, 3, 4, 5]) await anna.end(anna.chatWith(`I am visitor ${number}.`));
    // Number 2 has given its column to number 5 and gets one again when there is room.
    for (const number of [1, 3, 4, 5, 2]) await anna.putAway(anna.chatWith(`I am visitor ${number}.`));
    for (const visitor of five) await visitor.page.context().close();
  });

  test('(f) a server killed while both sides write loses nothing and doubles nothing', async () => {
    const visitor = await visitShop(await browser.person(), demo.shopUrl);
    await visitor.open('Chat');
    await visitor.say('visitor 0');
    const chat = anna.chatWith('visitor 0');
    await chat.waitFor();
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);

    await browser.duringOutage(async () => {
      let half: () => void = () => undefined;
      const halfWay = new Promise<void>((resolve) => {
        half = resolve;
      });
      const visitorWrites = (async () => {
        for (const number of numbers) {
          await visitor.say(`visitor ${number}`);
          if (number === 8) half();
        }
      })();
      const operatorWrites = (async () => {
        for (const number of numbers) await anna.answer(chat, `operator ${number}`);
      })();
      await halfWay;
      await demo.crash();
      await Promise.all([visitorWrites, operatorWrites]);
      await visitor.reads('operator 20');
      await chat.getByRole('log').getByText('visitor 20', { exact: true }).waitFor();
    });

    const expected = (who: string) => numbers.map((number) => `${who} ${number}`);
    await expect.poll(() => visitor.log.getByText('Sending').count(), { timeout: 30_000 }).toBe(0);
    const seen = await texts(visitor);
    expect(seen.filter((text) => text.startsWith('operator'))).toEqual(expected('operator'));
    expect(seen.filter((text) => text.startsWith('visitor'))).toEqual(['visitor 0', ...expected('visitor')]);
    await visitor.page.reload();
    await visitor.reads('operator 20');
    expect(await texts(visitor)).toEqual(seen);
    expect(
      (await chat.locator('.message-body').allInnerTexts()).filter((text) =>
        /^(visitor|operator) \d/.test(text),
      ),
    ).toEqual(seen);
    await visitor.page.context().close();
  });

  test('(g) no page complained, and nobody asked a foreign host', () => {
    expect(browser.complaints).toEqual([]);
  });
});

/** The texts of both sides in the visitor's window, from top to bottom. */
async function texts(visitor: Visitor): Promise<string[]> {
  return await visitor.log.locator('.p-bubble').allInnerTexts();
}

async function fillBag(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole('link', { name: /dress/i }).first().click();
  for (let times = 0; times < 2; times++)
    await visitor.page.getByRole('button', { name: 'Add to bag' }).click();
  await visitor.go('cart.html');
}

/**
 * The pointer leaves the page through its upper edge.
 *
 * @returns what the rules said to it: the winner, or why the cart rule kept silent; `undefined` when they
 * have not noticed it, because they are not loaded yet or the page is too young.
 */
async function leave(visitor: Visitor): Promise<string | undefined> {
  const decisions = () =>
    visitor.page.evaluate(async () => {
      const { comptoir } = window as unknown as {
        comptoir(verb: string, what: string): Promise<Explanation> | undefined;
      };
      return (await comptoir('get', 'explanation'))?.decisions ?? [];
    });
  const before = (await decisions()).length;
  await visitor.page.bringToFront();
  await visitor.page.mouse.move(400, 300);
  await visitor.page.mouse.move(400, -5, { steps: 3 });
  const [decision] = (await decisions()).slice(before);
  return decision?.winner ?? decision?.rules.find(({ ruleId }) => ruleId === 'cart-rescue')?.reason;
}
