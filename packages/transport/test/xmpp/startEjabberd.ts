import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFaultProxy } from '../../src/faultProxy/createFaultProxy.js';
import { fillIn } from './fillIn.js';
import { freePorts, listening } from './freePorts.js';
import { handOver, type Running, run } from './runAs.js';
import type { XmppServer } from './XmppServer.js';

const libraries = () =>
  /ERL_LIBS='([^']+)'/.exec(readFileSync('/usr/sbin/ejabberdctl', 'utf8'))?.[1] ?? '/usr/lib';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a shop's own backend does: it vouches for a visitor for an hour. */
function createTokens(key: string) {
  return async (known?: string) => {
    const user = known ?? `v${randomBytes(12).toString('hex')}`;
    const claims = { jid: `${user}@visitor.shop.localhost`, exp: Math.floor(Date.now() / 1_000) + 3_600 };
    const words = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
    return { user, password: `${words}.${createHmac('sha256', key).update(words).digest('base64url')}` };
  };
}

/** Registers the operators once the server is up; they may be there already. */
const registration = ['anna', 'boris']
  .map((name) => `ejabberd_auth:try_register(<<"${name}">>, <<"shop.localhost">>, <<"pw-${name}">>)`)
  .join(', ');

/**
 * Starts ejabberd with the configuration of this folder and two operators, `anna` and `boris`. It runs without
 * Erlang's distribution, so that no port mapper is started that would outlive it.
 */
export async function startEjabberd(): Promise<XmppServer> {
  const dir = mkdtempSync(join(tmpdir(), 'comptoir-ejabberd-'));
  const [http = 0, component = 0] = await freePorts(2);
  const proxy = await createFaultProxy({ port: http });
  const secret = 'only-for-tests';
  const key = 'a key for tests, of more than 32 bytes';
  const config = join(dir, 'ejabberd.yml');
  const keyFile = join(dir, 'key.jwk');
  const folders = ['spool', 'log', 'upload'].map((name) => join(dir, name));
  fillIn('ejabberd.yml', config, {
    DIR: dir,
    HTTP: http,
    COMPONENT: component,
    FILES: proxy.url,
    SECRET: secret,
    HIBERNATION: 5,
  });
  writeFileSync(keyFile, JSON.stringify({ kty: 'oct', k: Buffer.from(key).toString('base64url') }));
  for (const folder of folders) mkdirSync(folder);
  for (const path of [dir, config, keyFile, ...folders]) handOver('ejabberd', path);
  let running: Running | undefined;
  const server: XmppServer = {
    url: `ws://127.0.0.1:${http}/ws`,
    proxied: `ws://127.0.0.1:${proxy.port}/ws`,
    proxy,
    componentPort: component,
    secret,
    dir,
    signIn: createTokens(key),
    kill: async () => running?.kill(),
    async start() {
      const own = run(
        'ejabberd',
        'erl',
        [
          '-noinput',
          '-mnesia',
          'dir',
          `"${join(dir, 'spool')}"`,
          '-s',
          'ejabberd',
          '-eval',
          `${registration}.`,
        ],
        dir,
        {
          ERL_LIBS: libraries(),
          ERL_EPMD_ADDRESS: '127.0.0.1',
          ERL_CRASH_DUMP: join(dir, 'log', 'crash.dump'),
          EJABBERD_CONFIG_PATH: config,
          EJABBERD_LOG_PATH: join(dir, 'log', 'ejabberd.log'),
        },
      );
      running = own;
      for (const port of [http, component]) await listening(port, own.isAlive);
    },
    async dispose() {
      await running?.kill();
      await proxy.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  await server.start().catch(async (error: unknown) => {
    await server.dispose();
    throw error;
  });
  return server;
}
