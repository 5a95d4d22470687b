import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createClientId, type Transport } from '@comptoir/transport';
import { sseTransport } from '@comptoir/transport/sse';
import { websocketTransport } from '@comptoir/transport/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../src/security/randomToken.js';
import { dot } from './dot.js';
import { identityEnv, signIdentity } from './signIdentity.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ env: identityEnv });
});
afterAll(() => server.dispose());

/** A wire that notes the first line of each request: what lands in the logs of every proxy on the way. */
async function noteRequests(port: number) {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    const backend = connect(port, '127.0.0.1');
    for (const socket of [client, backend]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        backend.destroy();
      });
    }
    client.on('data', (bytes) => {
      lines.push(...(bytes.toString('latin1').match(/^[A-Z]+ \S+ HTTP\/1\.1$/gm) ?? []));
      backend.write(bytes);
    });
    backend.pipe(client);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    lines,
    async stop() {
      relay.close();
      for (const socket of sockets) socket.destroy();
      await once(relay, 'close');
    },
  };
}

const carriers: readonly (readonly [string, (url: string) => Transport])[] = [
  ['websocket', (url) => websocketTransport({ url })],
  ['sse', (url) => sseTransport({ url })],
];

/** Everything that lies in the server's folder, as one text. */
function stored(): string {
  return readdirSync(server.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe.each(carriers)('a visitor over %s', (name, create) => {
  it('leaves his tokens in no address, and on disk their hashes alone', async () => {
    const wire = await noteRequests(server.port);
    const transport = create(wire.url);
    const tokens: string[] = [];
    const { signal } = new AbortController();
    const say = async (hello: Parameters<Transport['connect']>[0]): Promise<string> => {
      const connection = await transport.connect(hello, () => undefined, signal);
      const file = await connection.upload?.({
        clientId: createClientId(),
        blob: new Blob([new Uint8Array(dot)], { type: 'image/png' }),
        name: 'dot.png',
      });
      expect(file).toBeDefined();
      await connection.send({
        clientId: createClientId(),
        parts: [{ kind: 'text', text: `by ${name}` }, ...(file ? [{ kind: 'file' as const, file }] : [])],
      });
      await connection.history?.({ limit: 1 });
      await connection.close();
      const { session } = connection.snapshot;
      tokens.push(session);
      return session;
    };
    const first = await say({});
    await say({ session: first });
    const named = await say({ session: first, identity: await signIdentity(`sub of ${name}`) });
    expect(named).not.toBe(first);
    const before = wire.lines.length;
    transport.signOut?.(named);
    await expect.poll(() => wire.lines.length).toBeGreaterThan(before);
    await wire.stop();
    expect(wire.lines.some((line) => line.includes('/v1/files'))).toBe(true);
    const disk = stored();
    expect(disk).toContain(hashToken(first));
    for (const token of tokens) {
      expect(token.length).toBeGreaterThanOrEqual(22);
      expect(wire.lines.join('\n')).not.toContain(token);
      expect(disk).not.toContain(token);
    }
  });
});
