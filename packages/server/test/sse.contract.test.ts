import { testTransport } from '@comptoir/transport/conformance';
import { sseTransport } from '@comptoir/transport/sse';
import { afterAll, expect, test } from 'vitest';
import { createServerHarness, serverAbilities } from './createServerHarness.js';
import { startServerProcess } from './startServerProcess.js';

const server = await startServerProcess();
afterAll(() => server.dispose());

const probe = await sseTransport({ url: server.url }).connect(
  {},
  () => undefined,
  new AbortController().signal,
);
await probe.close();

const report = testTransport({
  test,
  capabilities: probe.capabilities,
  abilities: serverAbilities,
  create: () => createServerHarness(server, 'sse'),
});

test('what is offered is what is pinned', async () => {
  await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('./sse.offered.json');
});
