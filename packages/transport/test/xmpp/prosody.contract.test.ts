import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testTransport } from '../../src/conformance/index.js';
import { createXmppHarness, toTransport, xmppAbilities } from './createXmppHarness.js';
import { startProsody } from './startProsody.js';
import { testXmpp } from './testXmpp.js';
import type { XmppServer } from './XmppServer.js';

const isHere = existsSync('/usr/bin/prosody');

test.runIf(!isHere)('not run: prosody is not installed', () => undefined);

describe.runIf(isHere)('prosody', () => {
  let server: XmppServer | undefined;
  beforeAll(async () => {
    server = await startProsody();
  });
  afterAll(() => server?.dispose());

  const report = testTransport({
    test,
    capabilities: toTransport({ proxied: 'ws://127.0.0.1:1', signIn: 'register' } as XmppServer).capabilities,
    abilities: xmppAbilities,
    create: () => createXmppHarness(server as XmppServer),
    deadlineMs: 10_000,
  });

  testXmpp(() => server as XmppServer);

  test('what is offered is what is pinned', async () => {
    await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('./prosody.offered.json');
  });
});
