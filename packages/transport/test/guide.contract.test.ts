import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { testTransport } from '../src/conformance/index.js';
import type { Transport } from '../src/transport.js';
import { createInHouseHarness } from './createInHouseHarness.js';

/** As a browser's: never two messages in one task, and an error that nobody listens to is no crash. */
class PageSocket extends WebSocket {
  constructor(url: string) {
    super(url, { allowSynchronousEvents: false });
    this.on('error', () => undefined);
  }
}

const guide = await readFile(new URL('../../../docs/transport.md', import.meta.url), 'utf8');
const [, code] = /```ts\n(.*?)```/s.exec(guide) ?? [];
if (code === undefined) throw new Error('docs/transport.md has no code');

const folder = await mkdtemp(join(tmpdir(), 'comptoir-guide-'));
afterAll(() => rm(folder, { recursive: true }));
const file = join(folder, 'adapter.ts');
const source = fileURLToPath(new URL('../src/index.ts', import.meta.url));
await writeFile(file, code.replaceAll("'@comptoir/transport'", JSON.stringify(source)));
const { inHouseTransport } = (await import(file)) as {
  inHouseTransport: (options: { url: string }) => Transport;
};
// The guide's adapter says so when a listener throws, and one case makes one throw.
vi.spyOn(console, 'error').mockImplementation(() => undefined);
Object.defineProperty(globalThis, 'WebSocket', { value: PageSocket, configurable: true, writable: true });

const report = testTransport({
  test,
  capabilities: inHouseTransport({ url: 'ws://127.0.0.1:9' }).capabilities,
  abilities: ['kill', 'start', 'babble'],
  create: () => createInHouseHarness(inHouseTransport),
});

test('what is offered is what is pinned', async () => {
  await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('./guide.offered.json');
});
