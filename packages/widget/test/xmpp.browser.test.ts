import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createXmppHarness, type XmppHarness } from '../../transport/test/xmpp/createXmppHarness.js';
import { startProsody } from '../../transport/test/xmpp/startProsody.js';
import type { XmppServer } from '../../transport/test/xmpp/XmppServer.js';
import { openBrowser } from './openBrowser.js';
import { openPage } from './openPage.js';
import { type Built, serveBuilt } from './xmpp/serveBuilt.js';

const isHere = existsSync('/usr/bin/prosody');
const waitMs = 15_000;

test.runIf(!isHere)('not run: prosody is not installed', () => undefined);

describe.runIf(isHere)('a widget over XMPP', () => {
  let browser: Browser;
  let server: XmppServer;
  let harness: XmppHarness;
  let built: Built;
  beforeAll(async () => {
    server = await startProsody();
    harness = await createXmppHarness(server);
    [browser, built] = await Promise.all([openBrowser(), serveBuilt(server.proxied)]);
  });
  afterAll(async () => {
    await browser?.close();
    await built?.stop();
    await harness?.dispose();
    await server?.dispose();
  });

  const { poll } = expect;
  const said = () =>
    harness.desk.seen.messages
      .filter(({ from }) => from === 'visitor')
      .map(({ parts }) => parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join('+'));

  test('the visitor writes, the operator answers; a reload brings it back; a file goes to the server and to the operator', async () => {
    const { page, complaints } = await openPage(browser, built.url);
    const window = page.getByRole('dialog', { name: 'Chat' });
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await page.getByRole('textbox').fill('Is it <linen> & “cotton”? 👋');
    await page.keyboard.press('Enter');
    await poll(said, { timeout: waitMs }).toEqual(['Is it <linen> & “cotton”? 👋']);
    await window.getByText('Is it <linen>').first().waitFor();

    const [conversation = ''] = harness.desk.seen.chats.keys();
    await harness.desk.say(conversation, [{ kind: 'text', text: 'It is linen.' }]);
    await window.getByText('It is linen.').first().waitFor();

    await page.reload();
    await window.getByText('It is linen.').first().waitFor();
    await window.getByText('Is it <linen>').first().waitFor();
    await harness.desk.say(conversation, [
      { kind: 'link', url: 'https://shop.example/linen', title: 'All our linen' },
    ]);
    await window.getByText('All our linen').first().waitFor();

    const bytes = Buffer.from('the measures, 40 x 60');
    await window.locator('input[type=file]').setInputFiles({
      name: 'Maße “neu”.txt',
      mimeType: 'text/plain',
      buffer: bytes,
    });
    await page.getByRole('textbox').fill('Here they are');
    await page.keyboard.press('Enter');
    await poll(said, { timeout: waitMs }).toEqual(['Is it <linen> & “cotton”? 👋', 'Here they are+file']);
    const file = harness.desk.seen.messages
      .flatMap(({ parts }) => parts)
      .find((part) => part.kind === 'file')?.file;
    expect(file).toMatchObject({ name: 'Maße “neu”.txt', type: 'text/plain', size: bytes.length });
    expect(Buffer.from((await harness.backend.fetchFile?.(file?.url ?? '')) ?? [])).toEqual(bytes);
    await window.getByText('Maße “neu”.txt').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a visitor without a past fetches the second part with the first letter, and not before', async () => {
    built.asked();
    const { page, complaints } = await openPage(browser, built.url);
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    const cases = page.getByRole('dialog', { name: 'Chat' });
    await cases.waitFor();
    expect(built.asked().filter((name) => name === 'createTalk')).toEqual([]);
    // The room tells everybody who is typing, the one who types too: from here on the part may come.
    await page.getByRole('textbox').fill('first letter');
    await page.keyboard.press('Enter');
    await poll(said, { timeout: waitMs }).toContain('first letter');
    expect(built.asked().filter((name) => name === 'createTalk')).toEqual(['createTalk']);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
