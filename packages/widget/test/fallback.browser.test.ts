import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk } from '../../server/test/connectDesk.js';
import { type Nginx, nginxMissing, startNginx } from '../../server/test/startNginx.js';
import { type ServerProcess, startServerProcess } from '../../server/test/startServerProcess.js';
import { openBrowser } from './openBrowser.js';

const title = nginxMissing ? `behind nginx (not run: ${nginxMissing})` : 'behind nginx';

/** A shop's page, on another origin than its chat server. */
const shop = (url: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<script async src="${url}/widget/loader.js" data-server="${url}"></script>
</head><body><h1>Linen season</h1></body></html>`;

describe.skipIf(nginxMissing)(title, () => {
  let browser: Browser;
  let server: ServerProcess;
  let nginx: Nginx;
  let pages: Server;
  beforeAll(async () => {
    const dist = fileURLToPath(new URL('../dist/', import.meta.url));
    [browser, server] = await Promise.all([
      openBrowser(),
      startServerProcess({ env: { COMPTOIR_WIDGET: dist } }),
    ]);
    nginx = await startNginx(server.url);
    pages = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end(shop(nginx.url));
    }).listen(0, '127.0.0.1');
    await once(pages, 'listening');
  });
  afterAll(async () => {
    await browser?.close();
    pages?.close();
    pages?.closeAllConnections();
    await nginx?.dispose();
    await server?.dispose();
  });

  it.each([
    ['a WebSocket', 'visitor', { upgrade: true }],
    ['a stream', 'visitor-stream', { upgrade: false }],
    ['short responses', 'visitor-stream', { upgrade: false, ignoreAccel: true }],
  ])('the widget talks over %s, without being told', async (_what, kind, options) => {
    await nginx.restart(options);
    const desk = await connectDesk(server);
    const page = await (await browser.newContext()).newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    const text = `Hello over ${kind}`;
    await page.getByRole('textbox').fill(text);
    await page.keyboard.press('Enter');
    const { chat } = await desk.waitFor(
      (frame) => frame.type === 'chat' && JSON.stringify(frame.chat.messages).includes(text),
      'the chat',
    );
    const conversation = chat.conversation.id as string;
    await desk.reply(conversation, 'Welcome');
    await page.getByText('Welcome', { exact: true }).waitFor();
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const open = new RegExp(`^comptoir_sockets\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(metrics)?.[1];
    expect(Number(open)).toBeGreaterThan(0);
    // The code for streams comes only where it is needed, and no secret stands in an address.
    expect(asked.some((url) => url.includes('/createStreams.js'))).toBe(kind === 'visitor-stream');
    const token = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    for (const url of asked) {
      for (const [, value] of new URL(url).searchParams) expect(token).not.toContain(value);
    }
    await desk.request({ type: 'end', conversation });
    await page.context().close();
    await desk.close();
  });
});
