import { createClientId, type Transport } from '@comptoir/transport';
import { sseTransport } from '@comptoir/transport/sse';
import { websocketTransport } from '@comptoir/transport/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../src/security/randomToken.js';
import { dot } from './dot.js';
import { openDoor } from './openDoor.js';
import { identityEnv, signIdentity } from './signIdentity.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { storedText } from './storedText.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ env: identityEnv });
});
afterAll(() => server.dispose());

const carriers: readonly (readonly [string, (url: string) => Transport])[] = [
  ['websocket', (url) => websocketTransport({ url })],
  ['sse', (url) => sseTransport({ url })],
];

describe.each(carriers)('a visitor over %s', (name, create) => {
  it('leaves his tokens in no address, and on disk their hashes alone', async () => {
    const door = await openDoor(server.url);
    const transport = create(door.url);
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
    const before = door.passed.length;
    transport.signOut?.(named);
    await expect.poll(() => door.passed.length).toBeGreaterThan(before);
    await door.close();
    expect(door.passed.some((line) => line.includes('/v1/files'))).toBe(true);
    const disk = storedText(server.dataDir);
    expect(disk).toContain(hashToken(first));
    for (const token of tokens) {
      expect(token.length).toBeGreaterThanOrEqual(22);
      expect(door.passed.join('\n')).not.toContain(token);
      expect(disk).not.toContain(token);
    }
  });
});
