import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NginxOptions, toNginxConfig } from './toNginxConfig.js';

/** A real nginx on loopback, in front of one server. */
export interface Nginx {
  readonly url: string;
  /** Ends it, with every connection through it; starts it again on the same port, perhaps set up otherwise. */
  restart(options?: NginxOptions): Promise<void>;
  /** Ends it and removes what it has written. */
  dispose(): Promise<void>;
}

const program = '/usr/sbin/nginx';
const startMs = 10_000;

/** Why there is no nginx here; `undefined` when there is one. */
export const nginxMissing = existsSync(program) ? undefined : `${program} is missing`;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts one on a free port and waits until it listens. */
export async function startNginx(upstream: string, options: NginxOptions = {}): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-nginx-'));
  const config = join(folder, 'nginx.conf');
  const port = await freePort();
  let child: ChildProcess;

  async function start(setup: NginxOptions): Promise<void> {
    await writeFile(config, toNginxConfig(folder, port, upstream, setup));
    // The shell ends nginx when its input does, so that none outlives a test runner that was killed.
    const script = '"$0" -p "$1" -c "$2" -e "$1/error.log" & pid=$!; read -r _; kill "$pid"; wait "$pid"';
    child = spawn('/bin/sh', ['-c', script, program, folder, config], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const until = Date.now() + startMs;
    while (!(await answers(port))) {
      if (Date.now() > until) {
        throw new Error(`nginx does not listen: ${await readFile(join(folder, 'error.log'), 'utf8')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  async function stop(): Promise<void> {
    const exited = once(child, 'exit');
    child.stdin?.end();
    await exited;
  }

  await start(options);
  return {
    url: `http://127.0.0.1:${port}`,
    async restart(setup = options) {
      await stop();
      await start(setup);
    },
    async dispose() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
