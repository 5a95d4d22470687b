import { expect, test } from 'vitest';
import { createManualClock } from '../../../test/createManualClock.js';
import { createClientId } from '../../createClientId.js';
import type { TransportEvent } from '../../transport.js';
import { memoryTransport } from './memoryTransport.js';

const { signal } = new AbortController();

test('a conversation with the operator of the default backend, on a turned clock', async () => {
  const clock = createManualClock();
  const transport = memoryTransport({ after: clock.after, latencyMs: 100 });
  const events: TransportEvent[] = [];
  const connecting = transport.connect({}, (event) => events.push(event), signal);
  await clock.advance(200);
  const connection = await connecting;
  const sending = connection.send({ clientId: createClientId(), parts: [{ kind: 'text', text: 'hi' }] });
  await clock.advance(199);
  let settled = false;
  void sending.then(() => {
    settled = true;
  });
  await clock.advance(0);
  expect(settled).toBe(false);
  await clock.advance(1);
  expect(settled).toBe(true);
  await clock.advance(10_000);
  expect(events.filter(({ type }) => type === 'message')).toHaveLength(3);
  await connection.close();
  expect(await connection.closed).toBe(undefined);
  expect(clock.pending()).toBe(0);
});

test('closing with calls and events under way leaves no timer', async () => {
  const clock = createManualClock();
  const transport = memoryTransport({ after: clock.after, latencyMs: 100, operator: { pickUpMs: 50 } });
  const connecting = transport.connect({}, () => undefined, signal);
  await clock.advance(200);
  const connection = await connecting;
  const sending = connection.send({ clientId: createClientId(), parts: [{ kind: 'text', text: 'hi' }] });
  const failure = expect(sending).rejects.toMatchObject({ code: 'connection_lost', outcome: 'not-sent' });
  connection.typing?.({ on: true });
  await connection.close();
  await failure;
  expect(clock.pending()).toBe(0);
});

test('an aborted attempt leaves nothing behind', async () => {
  const clock = createManualClock();
  const controller = new AbortController();
  const attempt = memoryTransport({ after: clock.after }).connect({}, () => undefined, controller.signal);
  const failure = expect(attempt).rejects.toMatchObject({ code: 'aborted' });
  controller.abort();
  await failure;
  expect(clock.pending()).toBe(0);
});
