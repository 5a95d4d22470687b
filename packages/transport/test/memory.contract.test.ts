import { expect, test } from 'vitest';
import { memoryTransport } from '../src/adapters/memory.js';
import { testTransport } from '../src/conformance/index.js';
import { createMemoryHarness, memoryAbilities } from './createMemoryHarness.js';

const report = testTransport({
  test,
  capabilities: memoryTransport().capabilities,
  abilities: memoryAbilities,
  create: () => createMemoryHarness(),
});

test('what is offered is what is pinned', async () => {
  await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('./memory.offered.json');
});
