import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testTransport } from '../../src/conformance/index.js';
import { createXmppHarness, toTransport, xmppAbilities } from './createXmppHarness.js';
import pinned from './prosody.offered.json' with { type: 'json' };
import { startProsody } from './startProsody.js';
import type { XmppServer } from './XmppServer.js';

const isHere = existsSync('/usr/bin/prosody');

test.runIf(!isHere)('not run: prosody is not installed', () => undefined);

describe.runIf(isHere)('prosody', () => {
  let server: XmppServer | undefined;
  beforeAll(async () => {
    server = await startProsody();
  });
  afterAll(() => server?.dispose());

  const { offered, notOffered, elsewhere } = testTransport({
    test,
    capabilities: toTransport({ proxied: 'ws://127.0.0.1:1', signIn: 'register' } as XmppServer).capabilities,
    abilities: xmppAbilities,
    create: () => createXmppHarness(server as XmppServer),
    deadlineMs: 10_000,
  });

  test('what is offered is what is pinned', () => {
    expect({ offered: offered.length, notOffered, elsewhere }).toEqual(pinned);
  });
});
