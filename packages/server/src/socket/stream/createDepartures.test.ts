import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { createDepartures } from './createDepartures.js';

const bytes = 32 * 1024 * 1024;

it.each([
  ['read', 5_000, true],
  ['never read', 20, false],
])('a response that is %s counts until it is gone, with %i ms', async (_what, ms, isRead) => {
  const departures = createDepartures(ms);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => client.destroy());
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  const closed = once(response, 'close');
  response.setHeader('connection', 'close');
  departures.end(response, 'x'.repeat(bytes));
  expect(departures.buffered).toBeGreaterThan(0);
  if (isRead) client.resume();
  await Promise.all([closed, isRead && once(client, 'end')]);
  expect(departures.buffered).toBe(0);
  expect(client.bytesRead > bytes).toBe(isRead);
  client.destroy();
  server.close();
});
