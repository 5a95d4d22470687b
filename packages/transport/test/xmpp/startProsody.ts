import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFaultProxy } from '../../src/faultProxy/createFaultProxy.js';
import { fillIn } from './fillIn.js';
import { freePorts, listening } from './freePorts.js';
import { command, handOver, type Running, run } from './runAs.js';
import type { XmppServer } from './XmppServer.js';

/** Starts Prosody with the configuration of this folder and two operators, `anna` and `boris`. */
export async function startProsody(): Promise<XmppServer> {
  const dir = mkdtempSync(join(tmpdir(), 'comptoir-prosody-'));
  const [http = 0, client = 0, component = 0] = await freePorts(3);
  const proxy = await createFaultProxy({ port: http });
  const secret = 'only-for-tests';
  const config = join(dir, 'prosody.cfg.lua');
  fillIn('prosody.cfg.lua', config, {
    DIR: dir,
    HTTP: http,
    CLIENT: client,
    COMPONENT: component,
    FILES: proxy.url,
    SECRET: secret,
    HIBERNATION: 5,
    REGISTRATION: 0,
  });
  mkdirSync(join(dir, 'data'));
  for (const path of [dir, join(dir, 'data'), config]) handOver('prosody', path);
  for (const name of ['anna', 'boris']) {
    const [file, args] = command('prosody', 'prosodyctl', [
      '--config',
      config,
      'register',
      name,
      'shop.localhost',
      `pw-${name}`,
    ]);
    execFileSync(file, [...args], { cwd: dir, stdio: 'ignore' });
  }
  let running: Running | undefined;
  const server: XmppServer = {
    url: `ws://127.0.0.1:${http}/xmpp-websocket`,
    proxied: `ws://127.0.0.1:${proxy.port}/xmpp-websocket`,
    proxy,
    componentPort: component,
    secret,
    dir,
    signIn: 'register',
    kill: async () => running?.kill(),
    async start() {
      const own = run('prosody', 'prosody', ['--config', config, '-F'], dir);
      running = own;
      for (const port of [http, component]) await listening(port, own.isAlive);
    },
    async dispose() {
      await running?.kill();
      await proxy.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}
