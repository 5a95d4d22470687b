import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectVisitor } from './connectVisitor.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { openWire } from './wireClient.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ env: { COMPTOIR_TRUSTED_PROXIES: '1' } });
});
afterAll(() => server.dispose());

const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

it('an office of 150 behind one address gets in by default, chats, and a flooder’s address is nobody else’s', async () => {
  const office = await Promise.all(
    Array.from({ length: 150 }, async () => {
      const wire = await openWire(server.url, '/v1/visitor', from('10.0.0.1'));
      wire.send({ type: 'hello', version: 1 });
      await wire.waitFor(({ type }) => type === 'welcome');
      return wire;
    }),
  );
  const answers = await Promise.all(
    office.map((wire, index) =>
      wire.request({ type: 'send', clientId: `o${index}`, parts: [{ kind: 'text', text: 'hello' }] }),
    ),
  );
  expect(answers.filter(({ type }) => type !== 'ok')).toEqual([]);
  const full = Array.from({ length: 60 }, () => openWire(server.url, '/v1/visitor', from('10.0.0.1')));
  const outcomes = await Promise.allSettled(full);
  const open = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(open).toHaveLength(50);
  for (const one of outcomes) if (one.status === 'rejected') expect(String(one.reason)).toContain('429');
  const elsewhere = await openWire(server.url, '/v1/visitor', from('10.0.0.2'));
  elsewhere.send({ type: 'hello', version: 1 });
  await elsewhere.waitFor(({ type }) => type === 'welcome');
  await Promise.all([...office, ...open, elsewhere].map((wire) => wire.close()));
  await (await connectVisitor(server.url)).close();
});

it('guessing one password locks neither other accounts nor other addresses out, and guesses many logins in vain', async () => {
  await server.addOperator({ login: 'anna', name: 'Anna', groups: ['chat'], password: 'annas-password' });
  const signIn = async (login: string, password: string, address: string): Promise<number> => {
    const response = await fetch(`${server.url}/v1/operator/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...from(address) },
      body: JSON.stringify({ login, password }),
    });
    return response.status;
  };
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, index) => signIn('operator', `guess ${index}`, '10.1.0.1')),
  );
  expect(guesses.filter((status) => status === 401)).toHaveLength(5);
  expect(guesses.filter((status) => status === 429)).toHaveLength(7);
  expect(await signIn('operator', 'test-password-1', '10.1.0.1')).toBe(429);
  expect(await signIn('anna', 'annas-password', '10.1.0.1')).toBe(200);
  expect(await signIn('operator', 'test-password-1', '10.1.0.2')).toBe(200);
  // One household has 2⁶⁴ of these, and some proxies write the port behind.
  for (const many of [(n: number) => `2001:db8:1:2::${n + 1}`, (n: number) => `203.0.113.9:${5_000 + n}`]) {
    const neighbours = Array.from({ length: 12 }, (_, index) => signIn('operator', 'guess', many(index)));
    const statuses = await Promise.all(neighbours);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  }
  expect(await signIn('operator', 'test-password-1', '2001:db8:1:3::1')).toBe(200);
  const many = await Promise.all(
    Array.from({ length: 60 }, (_, index) => signIn(`login-${index}`, 'x', '10.1.0.3')),
  );
  expect(many.filter((status) => status === 401)).toHaveLength(50);
  expect(await signIn('anna', 'annas-password', '10.1.0.3')).toBe(429);
  expect(await signIn('anna', 'annas-password', '10.1.0.4')).toBe(200);
});
