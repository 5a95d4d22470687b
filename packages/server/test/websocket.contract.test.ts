import { testTransport } from '@comptoir/transport/conformance';
import { websocketTransport } from '@comptoir/transport/websocket';
import { afterAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createServerHarness, serverAbilities } from './createServerHarness.js';
import { startServerProcess } from './startServerProcess.js';

const server = await startServerProcess();
afterAll(() => server.dispose());

const probe = await websocketTransport({ url: server.url, WebSocket }).connect(
  {},
  () => undefined,
  new AbortController().signal,
);
await probe.close();

const report = testTransport({
  test,
  capabilities: probe.capabilities,
  abilities: serverAbilities,
  create: () => createServerHarness(server),
});

test('what is offered is what is pinned', async () => {
  await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('./websocket.offered.json');
});
