import { expect, test, vi } from 'vitest';
import { failure, message, useFaultyServer } from '../../../test/useFaultyServer.js';

const gate = vi.hoisted(() => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
});

// The part that comes with the first letter is on its way until the test lets it in.
vi.mock('./createLate.js', async (original) => {
  await gate.opened;
  return original();
});

const bench = useFaultyServer();

test('a call that is aborted while its code is on its way rejects at once, and nothing of it leaves', async () => {
  const { connection, peer } = await bench.online();
  const controller = new AbortController();
  const { signal } = controller;
  const first = failure(connection.send({ clientId: 'c1', parts: message.parts }, { signal }));
  const second = connection.send({ clientId: 'c2', parts: message.parts });
  second.catch(() => undefined);
  connection.typing?.({ on: false });
  controller.abort();
  expect(await first).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
  expect(await failure(connection.markRead?.('m1', { signal }))).toMatchObject({ code: 'aborted' });
  gate.open();
  // In their order, what has a signal and what has none.
  expect(await peer.frame()).toMatchObject({ type: 'send', clientId: 'c2' });
  expect(await peer.frame()).toMatchObject({ type: 'typing', on: false });
});
