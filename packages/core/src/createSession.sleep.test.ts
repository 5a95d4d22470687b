import { ChatError, type HistoryPage } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { createScriptedTransport, type Methods } from '../test/createScriptedTransport.js';
import { createTestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';

// Loaded on demand; here at once, so that a turn of the clock is enough for it.
await import('./tabs/createCompany.js');

const day = 86_400_000;

async function online(methods: Methods = {}) {
  const environment = createTestEnvironment();
  const transport = createScriptedTransport(undefined, methods);
  const session = createSession({ transport, environment });
  session.start();
  await environment.settle();
  transport.last().accept({ cursor: 'k0' });
  await environment.settle();
  const asked = () => transport.attempts[0]?.calls.filter(({ name }) => name === 'history').length;
  return { environment, transport, session, asked };
}

const answers = { history: async (): Promise<HistoryPage> => ({ messages: [] }) };
const silence = { history: () => new Promise<HistoryPage>(() => undefined) };

describe('a machine that slept', () => {
  test('more than two heartbeats: the link is dead whatever it says, and another is made at once', async () => {
    const { environment, transport, session } = await online(answers);
    await environment.advance(5_000);
    await environment.sleep(33_000);
    expect(transport.attempts).toHaveLength(2);
    expect(transport.attempts[0]?.isClosed).toBe(true);
    expect(transport.last().hello).toMatchObject({ session: 'token-1', cursor: 'k0' });
    expect(session.$connection.get().phase).toBe('connecting');
  });

  test('less than two heartbeats: the link is kept', async () => {
    const { environment, transport, asked } = await online(answers);
    await environment.sleep(28_000);
    await environment.advance(60_000);
    expect(transport.attempts).toHaveLength(1);
    expect(asked()).toBe(0);
  });

  test('with a steady clock that slept along: the link is asked, and a silent one replaced', async () => {
    const { environment, transport, asked } = await online(silence);
    await environment.sleep(3_600_000, 'stands');
    await environment.advance(2_000);
    expect(asked()).toBe(1);
    expect(transport.attempts).toHaveLength(1);
    await environment.advance(5_000);
    expect(transport.attempts).toHaveLength(2);
    expect(transport.last().hello.cursor).toBe('k0');
  });

  test('a connection that ends while it is asked is replaced once', async () => {
    const { environment, transport } = await online(silence);
    await environment.sleep(3_600_000, 'stands');
    await environment.advance(2_000);
    transport.last().drop();
    await environment.advance(500);
    expect(transport.attempts).toHaveLength(2);
    transport.last().accept();
    await environment.advance(10_000);
    expect(transport.attempts).toHaveLength(2);
  });
});

describe('a clock that is set', () => {
  test.each([day, -day, 31_000, -31_000])('by %i ms is no sleep: a link that answers stays', async (ms) => {
    const { environment, transport, session, asked } = await online(answers);
    environment.jump(ms);
    await environment.advance(120_000);
    expect(asked()).toBe(ms > 0 ? 1 : 0);
    expect(transport.attempts).toHaveLength(1);
    expect(session.$connection.get()).toEqual({ phase: 'online', resumed: false });
  });

  test('a refusal is an answer, too', async () => {
    const refuse = { history: () => Promise.reject(new ChatError('rate_limited')) };
    const { environment, transport } = await online(refuse);
    environment.jump(day);
    await environment.advance(60_000);
    expect(transport.attempts).toHaveLength(1);
  });

  test('a backend that cannot be asked is left in peace', async () => {
    const { environment, transport } = await online();
    environment.jump(day);
    await environment.advance(60_000);
    expect(transport.attempts).toHaveLength(1);
  });

  test.each([day, -day])('by %i ms changes no wait, and shows the right end of it', async (ms) => {
    const { environment, transport, session } = await online();
    transport.last().drop(new ChatError('rate_limited', { retryAfterMs: 90_000 }));
    await environment.settle();
    await environment.rest('offline');
    environment.jump(ms);
    await environment.wake('online');
    const state = session.$connection.get();
    expect(state).toMatchObject({ phase: 'waiting', retryAt: environment.now() + 90_000 });
    await environment.advance(89_999);
    expect(transport.attempts).toHaveLength(1);
    await environment.advance(1);
    expect(transport.attempts).toHaveLength(2);
  });
});

describe('a hidden page, whose timers run late', () => {
  test('is neither asked nor reconnected, and asks once when it is seen again', async () => {
    const { environment, transport, asked } = await online(answers);
    await environment.advance(10_000);
    await environment.rest('hidden');
    await environment.advance(2_000);
    for (let minute = 0; minute < 3; minute++) await environment.sleep(60_000);
    expect(asked()).toBe(0);
    await environment.wake('visible');
    await environment.advance(2_000);
    expect(asked()).toBe(1);
    expect(transport.attempts).toHaveLength(1);
  });

  test('a silent link is replaced soon after it is seen again', async () => {
    const { environment, transport } = await online(silence);
    await environment.rest('hidden');
    await environment.advance(2_000);
    await environment.sleep(120_000);
    await environment.wake('visible');
    await environment.advance(7_000);
    expect(transport.attempts).toHaveLength(2);
  });
});
