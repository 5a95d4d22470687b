import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { clock } from './clock.js';

/** The built server in a process of its own, as a shop runs it. */
export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  /** When its port opened last. */
  readonly openedAt: number;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves when it is gone. */
  stop(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
}

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Starts it; it ends with this process, whatever happens to it. `flags` are for Node, such as `--cpu-prof`. */
export async function spawnServer(
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<BenchServer> {
  let child: ChildProcess;
  let url = '';
  let openedAt = 0;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [...flags, main], {
      env: { ...process.env, ...env, COMPTOIR_PORT: url === '' ? '0' : new URL(url).port },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const started = child;
    url = await new Promise<string>((resolve, reject) => {
      started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
      createInterface(started.stdout as NodeJS.ReadableStream).on('line', (line) => {
        if (/"level":[56]0/.test(line)) console.error(line);
        if (!line.includes('"msg":"listening"')) return;
        openedAt = clock();
        resolve((JSON.parse(line) as { url: string }).url);
      });
    });
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  await start();
  return {
    get url() {
      return url;
    },
    get pid() {
      return child.pid ?? 0;
    },
    get openedAt() {
      return openedAt;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start,
  };
}
