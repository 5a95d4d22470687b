/** The kit under Node's own runner; started by `nodeTest.contract.test.ts`. */
import { test } from 'node:test';
import { memoryTransport } from '../src/adapters/memory.js';
import { testTransport } from '../src/conformance/index.js';
import { createMemoryHarness, memoryAbilities } from './createMemoryHarness.js';

testTransport({
  test,
  capabilities: memoryTransport().capabilities,
  abilities: memoryAbilities,
  create: () => createMemoryHarness(),
});
