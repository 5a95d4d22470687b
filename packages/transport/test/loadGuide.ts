import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { Transport } from '../src/transport.js';

/** As a browser's: never two messages in one task, and an error that nobody listens to is no crash. */
class PageSocket extends WebSocket {
  constructor(url: string) {
    super(url, { allowSynchronousEvents: false });
    this.on('error', () => undefined);
  }
}

/** The adapter that stands in the guide, word for word; from then on this process has a `WebSocket` for it. */
export async function loadGuide(): Promise<(options: { url: string }) => Transport> {
  const guide = await readFile(new URL('../../../docs/transport.md', import.meta.url), 'utf8');
  const [, code] = /```ts\n(.*?)```/s.exec(guide) ?? [];
  if (code === undefined) throw new Error('docs/transport.md has no code');
  Object.defineProperty(globalThis, 'WebSocket', { value: PageSocket, configurable: true, writable: true });
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-guide-'));
  try {
    const file = join(folder, 'adapter.ts');
    const source = fileURLToPath(new URL('../src/index.ts', import.meta.url));
    await writeFile(file, code.replaceAll("'@comptoir/transport'", JSON.stringify(source)));
    const loaded = (await import(file)) as { inHouseTransport: (options: { url: string }) => Transport };
    return loaded.inHouseTransport;
  } finally {
    await rm(folder, { recursive: true });
  }
}
