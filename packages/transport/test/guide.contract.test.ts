import { expect, test, vi } from 'vitest';
import { testTransport } from '../src/conformance/index.js';
import { createInHouseHarness } from './createInHouseHarness.js';
import { loadGuide } from './loadGuide.js';

// The guide's adapter says so when a listener throws, and one case makes one throw.
vi.spyOn(console, 'error').mockImplementation(() => undefined);
const inHouseTransport = await loadGuide();

const report = testTransport({
  test,
  capabilities: inHouseTransport({ url: 'ws://127.0.0.1:9' }).capabilities,
  abilities: ['kill', 'start', 'babble'],
  create: () => createInHouseHarness(inHouseTransport),
});

test('what is offered is what is pinned', async () => {
  await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('./guide.offered.json');
});
