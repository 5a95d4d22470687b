import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Kontor in a process of its own. */
export interface KontorProcess {
  readonly url: string;
  readonly port: number;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Again on the same port, with the same file. */
  start(): Promise<void>;
  /** Kills it and takes its file away: nobody is known any more. Start it again. */
  forget(): Promise<void>;
  /** Stops every thread of it, and lets them go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** The staff's API. */
  staff<Answer>(method: 'GET' | 'POST', path: string, body?: object, signal?: AbortSignal): Promise<Answer>;
  /** Ends it and removes its file. */
  dispose(): Promise<void>;
}

const main = fileURLToPath(new URL('../backend/main.ts', import.meta.url));
const deskKey = 'desk-key';

/** Starts it on a free port and waits until it listens. */
export async function startKontor(): Promise<KontorProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-kontor-'));
  const file = join(folder, 'book.jsonl');
  let child: ChildProcess;
  let url = '';
  let port = 0;

  async function start(): Promise<void> {
    const flags = ['--conditions=@comptoir/source', '--import', 'tsx'];
    const args = [...flags, main, file, String(port), deskKey];
    child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    if (child.stdout === null) throw new Error('no stdout');
    const [line] = (await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`Kontor ended with ${code}`))),
    ])) as [string];
    url = line;
    port = Number(new URL(url).port);
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    get url() {
      return url;
    },
    get port() {
      return port;
    },
    kill,
    start,
    async forget() {
      await kill();
      await rm(file);
    },
    signal: (name) => void child.kill(name),
    async staff(method, path, body, signal) {
      const response = await fetch(`${url}/desk/${path}`, {
        method,
        headers: { authorization: `Bearer ${deskKey}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
      const answer = (await response.json()) as { reason?: string };
      if (!response.ok) throw new Error(`${path}: ${response.status} ${answer.reason ?? ''}`);
      return answer as never;
    },
    async dispose() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
