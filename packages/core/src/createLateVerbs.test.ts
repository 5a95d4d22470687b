import { atom } from 'nanostores';
import { expect, test, vi } from 'vitest';
import { fullCapabilities } from '../test/createScriptedTransport.js';
import { createLateVerbs } from './createLateVerbs.js';
import { emptyState } from './state/sessionState.js';

test('code that could not be loaded is a retryable error, and is loaded the next time', async () => {
  const state = emptyState(fullCapabilities);
  const verbs = createLateVerbs({
    begin: () => expect.unreachable(),
    hurry: () => expect.unreachable(),
    live: () => expect.unreachable(),
    $connection: atom(state.connection),
    now: () => 0,
    state: () => state,
    due: () => undefined,
    onAnswered: () => expect.unreachable(),
    onPage: () => expect.unreachable(),
  });
  verbs.stop();
  vi.doMock('./createOnDemand.js', () => {
    throw new Error('offline');
  });
  await expect(verbs.end()).rejects.toMatchObject({ code: 'connection_failed', kind: 'retryable' });
  vi.doUnmock('./createOnDemand.js');
  await expect(verbs.end()).resolves.toBeUndefined();
  expect(await verbs.loadEarlier()).toBe(false);
});
