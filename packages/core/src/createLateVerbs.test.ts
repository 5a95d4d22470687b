import { atom } from 'nanostores';
import { expect, test, vi } from 'vitest';
import { fullCapabilities } from '../test/createScriptedTransport.js';
import { createLateVerbs } from './createLateVerbs.js';
import { emptyState } from './state/sessionState.js';

function make() {
  const state = emptyState(fullCapabilities);
  return createLateVerbs({
    begin: () => expect.unreachable(),
    hurry: () => expect.unreachable(),
    live: () => expect.unreachable(),
    $connection: atom(state.connection),
    now: () => 0,
    state: () => state,
    due: () => undefined,
    onAnswered: () => expect.unreachable(),
    onNoted: () => expect.unreachable(),
    onPage: () => expect.unreachable(),
  });
}

test('code that could not be loaded is a retryable error, and is loaded the next time', async () => {
  const verbs = make();
  verbs.stop();
  vi.doMock('./createOnDemand.js', () => {
    throw new Error('offline');
  });
  await expect(verbs.end()).rejects.toMatchObject({ code: 'connection_failed', kind: 'retryable' });
  vi.doUnmock('./createOnDemand.js');
  await expect(verbs.end()).resolves.toBeUndefined();
  expect(await verbs.loadEarlier()).toBe(false);
});

test('an upload that is called off while its code is on its way rejects at once', async () => {
  vi.doMock('./createOnDemand.js', () => new Promise(() => undefined));
  const verbs = make();
  const controller = new AbortController();
  const { signal } = controller;
  const uploading = verbs.upload(new Blob(['x'], { type: 'image/png' }), 'p.png', { signal });
  controller.abort();
  await expect(uploading).rejects.toMatchObject({ code: 'aborted' });
  await expect(verbs.upload(new Blob(), 'p.png', { signal })).rejects.toMatchObject({ code: 'aborted' });
  vi.doUnmock('./createOnDemand.js');
});
