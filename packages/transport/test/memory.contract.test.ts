import { expect, test } from 'vitest';
import { memoryTransport } from '../src/adapters/memory.js';
import { testTransport } from '../src/conformance/index.js';
import { createMemoryHarness, memoryAbilities } from './createMemoryHarness.js';
import pinned from './memory.offered.json' with { type: 'json' };

const { offered, notOffered } = testTransport({
  test,
  capabilities: memoryTransport().capabilities,
  abilities: memoryAbilities,
  create: () => createMemoryHarness(),
});

test('what is offered is what is pinned', () => {
  expect({ offered: offered.length, notOffered }).toEqual(pinned);
});
