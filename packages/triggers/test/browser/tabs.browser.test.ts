import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = `<!doctype html><html lang="en"><title>Cart</title><h1>Cart</h1><input aria-label="Search">
<script type="module">
  import { createTriggers } from '/createTriggers.js';
  const rules = { budget: { perVisit: 9, perDay: 9, gapSeconds: 0, afterDismissHours: 0 }, rules: [{
    id: 'rescue', when: { signal: 'exitIntent', afterSeconds: 0 }, limits: { perVisitor: { max: 1, per: 'day' } },
    if: { fact: 'cart.total', op: 'gte', value: { amount: 15000, currency: 'EUR' } },
    then: { kind: 'help', intent: 'chat', text: 'Can we help?', button: 'Ask' } }] };
  window.shown = [];
  window.triggers = createTriggers({ rules, keep: new URLSearchParams(location.search).get('keep'),
    onPrompt: ({ ruleId }) => shown.push(ruleId), onWithdraw: () => shown.pop() });
  // One look for a prompt that cannot come, two when the tabs had to be asked.
  window.decided = async (before) => {
    const looks = (await triggers.explain()).decisions.slice(before);
    if (looks.length === 2 || (looks.length === 1 && !looks[0].winner)) return looks.at(-1).rules[0].reason;
    await new Promise((resolve) => setTimeout(resolve, 10));
    return decided(before);
  };
  triggers.context({ cart: { total: { amount: 20000, currency: 'EUR' } } });
</script>`;

let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: {
        input: { createTriggers: `${root}/src/createTriggers.ts` },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const files = new Map(
    [built]
      .flat()
      .flatMap((one) => ('output' in one ? one.output : []))
      .map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : '']),
  );
  server = createServer((request, response) => {
    const code = files.get(new URL(request.url ?? '', 'http://local').pathname);
    response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript');
    response.end(code ?? page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    ...(existsSync('/usr/bin/chromium') && { executablePath: '/usr/bin/chromium' }),
    args: ['--no-sandbox'],
  });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

let open: (keep: string) => Promise<Page>;
beforeEach(async () => {
  const context = await browser.newContext();
  open = async (keep) => {
    const tab = await context.newPage();
    await tab.goto(`${address}/?keep=${keep}`);
    await tab.waitForFunction('window.triggers');
    return tab;
  };
  return () => context.close();
});

const shown = (tab: Page): Promise<string[]> => tab.evaluate('shown');
const decisions = (tab: Page): Promise<number> =>
  tab.evaluate('triggers.explain().then((all) => all.decisions.length)');
/** The pointer leaves through the top; resolves when the engine has decided. */
const leave = async (tab: Page): Promise<string | undefined> => {
  await tab.bringToFront();
  const before = await decisions(tab);
  await tab.mouse.move(300, 200);
  await tab.mouse.move(300, -5, { steps: 3 });
  return tab.evaluate(`decided(${before})`);
};

test.each(['local', 'tab'])('kept in %s: once, not in the second tab, not after a reload', async (keep) => {
  const one = await open(keep);
  const two = await open(keep);
  expect(await leave(one)).toBeUndefined();
  expect(await shown(one)).toEqual(['rescue']);
  expect(await leave(two)).toBe('otherTab');
  await one.evaluate("triggers.report('rescue', 'dismissed')");
  expect(await leave(two)).toBe('capped');
  await one.reload();
  await one.waitForFunction('window.triggers');
  expect(await leave(one)).toBe('capped');
  expect([...(await shown(one)), ...(await shown(two))]).toEqual([]);
});

test('two tabs that ask at the same moment: one speaks', async () => {
  const tabs = await Promise.all([open('memory'), open('memory')]);
  // Both count as visible, as in two windows side by side.
  for (const tab of tabs) {
    await tab.evaluate("Object.defineProperty(document, 'hidden', { value: false })");
    await tab.evaluate("window.triggers.signal('warm')");
  }
  await Promise.all(
    tabs.map((tab) => tab.evaluate("document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1 }))")),
  );
  await Promise.all(tabs.map((tab) => tab.evaluate('decided(0)')));
  expect((await Promise.all(tabs.map(shown))).flat()).toEqual(['rescue']);
});

test('not while the caret is in a field', async () => {
  const tab = await open('local');
  await tab.focus('input');
  expect(await leave(tab)).toBe('typing');
});
