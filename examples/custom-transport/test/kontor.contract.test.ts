import { testTransport } from '@comptoir/transport/conformance';
import { afterAll, expect, test } from 'vitest';
import { kontorCapabilities } from '../src/kontorCapabilities.js';
import { createKontorHarness, kontorAbilities } from './createKontorHarness.js';
import { startKontor } from './startKontor.js';

const kontor = await startKontor();
afterAll(() => kontor.dispose());

const report = testTransport({
  test,
  capabilities: kontorCapabilities,
  abilities: kontorAbilities,
  create: () => createKontorHarness(kontor),
});

test('what is offered is what is pinned', async () => {
  await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('./kontor.offered.json');
});
