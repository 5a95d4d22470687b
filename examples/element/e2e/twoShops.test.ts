import type { ComptoirChatElement } from '@comptoir/widget/element';
import type { Locator, Page, WebSocket } from 'playwright-core';
import { expect, test } from 'vitest';
import { connectDesk, type TestDesk } from '../../../packages/server/test/connectDesk.js';
import { type ServerProcess, startServerProcess } from '../../../packages/server/test/startServerProcess.js';
import { openBrowser } from '../../../packages/widget/test/openBrowser.js';
import { openPage } from '../../../packages/widget/test/openPage.js';
import { buildShop } from '../../e2e/buildShop.js';
import { serveShop } from '../../e2e/serveShop.js';

/** One of the two: its namespace, its server with an operator, and what the browser sends there. */
interface Shop {
  readonly name: string;
  readonly server: ServerProcess;
  readonly desk: TestDesk;
  readonly sockets: readonly WebSocket[];
  readonly sent: readonly string[];
}

const names = ['first', 'second'] as const;

/** What a page keeps, and by what names its tabs could meet. */
interface Kept {
  readonly keys: Readonly<Record<string, string>>;
  readonly databases: readonly string[];
  readonly lines: readonly string[];
}

const readKept = (page: Page): Promise<Kept> =>
  page.evaluate(async () => ({
    keys: { ...localStorage, ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => String(name)).sort(),
    lines: (globalThis as unknown as { lines: string[] }).lines,
  }));

const keysOf = ({ keys }: Kept, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(keys).filter(([key]) => key.startsWith(`comptoir.${name}.`)));

/** What stays the same while nothing happens in a shop; a lease on sending is renewed by itself. */
const tokenOf = (kept: Kept, name: string): string | undefined =>
  keysOf(kept, name)[`comptoir.${name}.token`];

async function say(counter: Locator, { desk }: Shop, text: string): Promise<string> {
  const field = counter.getByRole('textbox');
  await field.fill(text);
  await field.press('Enter');
  let conversation = '';
  await desk.waitUntil((frames) => JSON.stringify(frames).includes(text), `“${text}”`);
  for (const frame of desk.frames) {
    if (!JSON.stringify(frame).includes(text)) continue;
    conversation = (frame.chat?.conversation.id ?? frame.message?.conversation ?? conversation) as string;
  }
  return conversation;
}

test('two counters of two shops on one page, each with a server of its own, share nothing', async () => {
  const shop = await serveShop(await buildShop('element', 'production'));
  const browser = await openBrowser();
  const servers = await Promise.all(names.map(() => startServerProcess()));
  try {
    const desks = await Promise.all(servers.map((server) => connectDesk(server)));
    const { page, complaints } = await openPage(browser, `${shop.url}/about`, { locale: 'en-GB' });
    const sockets: WebSocket[] = [];
    const asked: string[] = [];
    const sentTo = new Map<WebSocket, string[]>();
    page.on('request', (request) => asked.push(request.url()));
    page.on('websocket', (socket) => {
      const frames: string[] = [];
      sockets.push(socket);
      sentTo.set(socket, frames);
      socket.on('framesent', ({ payload }) => frames.push(String(payload)));
    });
    const shops = names.map((name, index): Shop => {
      const [server, desk] = [servers[index], desks[index]];
      if (!server || !desk) throw new Error('no server');
      const isIts = (socket: WebSocket): boolean => new URL(socket.url()).port === String(server.port);
      return {
        name,
        server,
        desk,
        get sockets() {
          return sockets.filter(isIts);
        },
        get sent() {
          return sockets.filter(isIts).flatMap((socket) => sentTo.get(socket) ?? []);
        },
      };
    });
    const [first, second] = shops as [Shop, Shop];

    // Whatever tabs could meet by is written down before anything of ours opens it.
    await page.evaluate(() => {
      const lines: string[] = [];
      const Own = BroadcastChannel;
      const { request } = LockManager.prototype;
      Object.assign(globalThis, {
        lines,
        heard: { first: [], second: [] },
        BroadcastChannel: class extends Own {
          constructor(name: string) {
            super(name);
            lines.push(name);
          }
        },
      });
      LockManager.prototype.request = function (this: LockManager, ...call: unknown[]) {
        lines.push(String(call[0]));
        return Reflect.apply(request, this, call);
      } as typeof request;
    });
    await page.evaluate(
      async (given) => {
        const heard = (globalThis as unknown as { heard: Record<string, string[]> }).heard;
        for (const { name, server } of given) {
          const element = document.createElement('comptoir-chat');
          element.id = name;
          Object.assign(element, { server, namespace: name, lang: 'en' });
          const ready = new Promise((resolve) => element.addEventListener('ready', resolve, { once: true }));
          document.body.append(element);
          await ready;
          for (const event of ['message:sent', 'message:received', 'conversation:started'] as const)
            element.chat?.on(event, (told) => heard[name]?.push(JSON.stringify(told)));
          element.chat?.open({ intent: 'chat' });
        }
      },
      shops.map(({ name, server }) => ({ name, server: server.url })),
    );

    const counters = page.locator('comptoir-counter');
    const texts = ['For the first shop', 'For the second one'];
    const answers = ['From the first shop', 'From the second one'];
    for (const [index, one] of shops.entries()) {
      const conversation = await say(counters.nth(index), one, texts[index] ?? '');
      await one.desk.reply(conversation, answers[index] ?? '');
      await counters
        .nth(index)
        .getByRole('log')
        .getByText(answers[index] ?? '', { exact: true })
        .first()
        .waitFor();
    }

    // What each keeps, opens and hears is its own.
    const kept = await readKept(page);
    const tokens = names.map((name) => tokenOf(kept, name) ?? '');
    expect(tokens.map((token) => token.length > 20)).toEqual([true, true]);
    expect(tokens[0]).not.toBe(tokens[1]);
    expect(Object.keys(kept.keys).filter((key) => !/^comptoir\.(first|second)\./.test(key))).toEqual([]);
    expect(kept.databases).toEqual(['comptoir.first', 'comptoir.second']);
    expect(kept.lines.filter((line) => !/^comptoir\.(first|second)(\.|$)/.test(line))).toEqual([]);
    for (const name of names) expect(kept.lines.join()).toContain(`comptoir.${name}`);
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: object }).heard);
    for (const [index, one] of shops.entries()) {
      const other = 1 - index;
      const foreign = [texts[other], answers[other], tokens[other], `comptoir.${names[other]}`] as string[];
      const its = [one.sent, one.desk.frames, (heard as Record<string, unknown>)[one.name]].map((value) =>
        JSON.stringify(value),
      );
      for (const said of its) for (const text of foreign) expect(said).not.toContain(text);
      for (const said of its) expect(said).toContain(texts[index]);
      expect(one.sockets.length).toBe(1);
      expect(
        await counters
          .nth(index)
          .getByRole('log')
          .getByText(texts[other] ?? '')
          .count(),
      ).toBe(0);
    }
    const ports = new Set([shop.url, ...servers.map(({ url }) => url)].map((url) => new URL(url).port));
    expect(asked.filter((url) => !ports.has(new URL(url).port))).toEqual([]);

    // One is signed out: the other one's token stands.
    const element = (name: string, work: (element: ComptoirChatElement) => void) =>
      page.locator(`#${name}`).evaluate(work);
    await element('first', ({ chat }) => chat?.reset());
    await expect
      .poll(async () => tokenOf(await readKept(page), 'first'), { timeout: 20_000 })
      .not.toBe(tokens[0]);
    expect(tokenOf(await readKept(page), 'second')).toBe(tokens[1]);

    // Consent is withdrawn from one: nothing of it is left, and nothing of the other one is touched.
    await element('first', ({ chat }) => chat?.open({ intent: 'chat' }));
    await say(counters.first(), first, 'Somebody new');
    const before = keysOf(await readKept(page), 'second');
    await element('first', ({ chat }) => chat?.consent('denied'));
    const after = await readKept(page);
    expect(keysOf(after, 'first')).toEqual({});
    expect(keysOf(after, 'second')).toEqual(before);
    await expect
      .poll(async () => (await readKept(page)).databases, { timeout: 20_000 })
      .toEqual(['comptoir.second']);
    await say(counters.first(), first, 'From memory');
    await say(counters.last(), second, 'Still kept');
    expect(keysOf(await readKept(page), 'first')).toEqual({});
    expect(tokenOf(await readKept(page), 'second')).toBe(tokens[1]);

    // One goes with its connections, and the other one talks on over the one that it has.
    await element('first', (gone) => gone.remove());
    await expect
      .poll(() => first.sockets.every((socket) => socket.isClosed()), { timeout: 20_000 })
      .toBe(true);
    expect(await counters.count()).toBe(1);
    const conversation = await say(counters, second, 'Still here');
    await second.desk.reply(conversation, 'So are we');
    await counters.getByRole('log').getByText('So are we', { exact: true }).first().waitFor();
    expect(second.sockets.map((socket) => socket.isClosed())).toEqual([false]);
    expect(JSON.stringify(first.desk.frames)).not.toContain('Still');
    expect(complaints).toEqual([]);
    await Promise.all(desks.map((desk) => desk.close()));
  } finally {
    await browser.close();
    await Promise.all(servers.map((server) => server.dispose()));
    await shop.stop();
  }
});
