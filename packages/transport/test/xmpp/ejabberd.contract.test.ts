import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testTransport } from '../../src/conformance/index.js';
import { createXmppHarness, toTransport, xmppAbilities } from './createXmppHarness.js';
import { startEjabberd } from './startEjabberd.js';
import { testXmpp } from './testXmpp.js';
import type { XmppServer } from './XmppServer.js';

const isHere = ['/usr/sbin/ejabberdctl', '/usr/share/doc/erlang-p1-sqlite3'].every((file) =>
  existsSync(file),
);

test.runIf(!isHere)('not run: ejabberd or erlang-p1-sqlite3 is not installed', () => undefined);

describe.runIf(isHere)('ejabberd', () => {
  let server: XmppServer | undefined;
  beforeAll(async () => {
    server = await startEjabberd();
  });
  afterAll(() => server?.dispose());

  const report = testTransport({
    test,
    capabilities: toTransport({ proxied: 'ws://127.0.0.1:1', signIn: 'anonymous' } as XmppServer)
      .capabilities,
    abilities: xmppAbilities,
    create: () => createXmppHarness(server as XmppServer),
    deadlineMs: 10_000,
  });

  testXmpp(() => server as XmppServer);

  test('what is offered is what is pinned', async () => {
    await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('./ejabberd.offered.json');
  });
});
