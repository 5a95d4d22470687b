import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connectVisitor } from './connectVisitor.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(() => server.dispose());

it('a data folder is one server’s alone; one that was killed does not keep it', async () => {
  const second = startServerProcess({ dataDir: server.dataDir });
  await expect(second).rejects.toThrow(`Another server is running on the data folder ${server.dataDir}`);
  const visitor = await connectVisitor(server.url);
  expect(await visitor.say('still there')).toMatchObject({ type: 'ok' });
  await server.restart();
});

it('a server whose parent is gone ends as if it had been told to', async () => {
  const visitor = await connectVisitor(server.url);
  await visitor.say('before the end');
  // With nobody to say goodbye to it ends at once, while its last words still run into the broken pipe.
  await visitor.close();
  expect(await server.orphan()).toBe(0);
  const socket = new WebSocket(server.url.replace('http', 'ws'));
  await once(socket, 'error');
  await server.restart();
});

it('one whose parent went while it was starting ends as well', async () => {
  await server.stop();
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const orphan = spawn(process.execPath, ['--conditions=@comptoir/source', '--import', 'tsx', main], {
    env: { ...process.env, COMPTOIR_PORT: '0', COMPTOIR_DATA: server.dataDir },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  orphan.disconnect();
  const late = setTimeout(() => orphan.kill('SIGKILL'), 10_000);
  expect(await once(orphan, 'exit')).toEqual([0, null]);
  clearTimeout(late);
  await server.restart();
});
