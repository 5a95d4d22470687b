import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** How the server process is started. */
export interface ServerProcessOptions {
  /** Kept by `dispose`. @default a new temporary folder, removed by `dispose` */
  readonly dataDir?: string;
  /** @default 0: any free port */
  readonly port?: number;
  /** Added to the defaults: any origin, no grace for operators who drop, first password `test-password-1`. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A new operator. */
export interface TestOperator {
  readonly login: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly password: string;
}

/** The real server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything it has printed on stdout so far. */
  output(): string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on the same port and data; kills it first when it still runs. */
  restart(): Promise<void>;
  addOperator(operator: TestOperator): Promise<void>;
  /** Resolves to the value of a `Cookie` header. */
  signIn(login: string, password: string): Promise<string>;
  /** Stops it and removes the temporary data. */
  dispose(): Promise<void>;
}

/** Password of the first operator, whose login is `operator`. */
export const firstPassword = 'test-password-1';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const startMs = 25_000;

function launch(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const flags = ['--conditions=@comptoir/source', '--import', 'tsx'];
  return spawn(process.execPath, [...flags, main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (isRunning(child)) {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
  return child.exitCode;
}

/** Starts the server from source on a free port of 127.0.0.1 and waits until it listens. */
export async function startServerProcess(options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'comptoir-server-')));
  const env = {
    ...process.env,
    COMPTOIR_HOST: '127.0.0.1',
    COMPTOIR_DATA: dataDir,
    COMPTOIR_ORIGINS: '*',
    COMPTOIR_GRACE_MS: '0',
    COMPTOIR_FIRST_OPERATOR_PASSWORD: firstPassword,
    ...options.env,
  };
  let child: ChildProcess;
  let url = '';
  let port = options.port ?? 0;
  let printed = '';

  const start = async (): Promise<void> => {
    child = launch([], { ...env, COMPTOIR_PORT: String(port) });
    const started = child;
    // A test runner that gives up in the middle must not leave the server behind.
    const killWithUs = (): void => {
      started.kill('SIGKILL');
    };
    process.once('exit', killWithUs);
    started.once('exit', () => process.off('exit', killWithUs));
    let errors = '';
    started.stderr?.on('data', (piece: Buffer) => {
      errors += piece.toString();
    });
    url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no "listening" in time\n${printed}\n${errors}`)),
        startMs,
      );
      started.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`the server ended with ${code}\n${printed}\n${errors}`));
      });
      if (started.stdout === null) return;
      createInterface(started.stdout).on('line', (line) => {
        printed += `${line}\n`;
        if (!line.includes('"msg":"listening"')) return;
        clearTimeout(timer);
        resolve((JSON.parse(line) as { url: string }).url);
      });
    });
    port = Number(new URL(url).port);
  };
  await start();

  return {
    get url() {
      return url;
    },
    get port() {
      return port;
    },
    get pid() {
      return child.pid ?? 0;
    },
    dataDir,
    output: () => printed,
    kill: async () => {
      await end(child, 'SIGKILL');
    },
    stop: () => end(child, 'SIGTERM'),
    restart: async () => {
      await end(child, 'SIGKILL');
      await start();
    },
    addOperator: async ({ login, name, groups, password }) => {
      const args = [
        'operator',
        'add',
        login,
        '--name',
        name,
        '--groups',
        groups.join(','),
        '--password',
        password,
      ];
      const adding = launch(args, env);
      let errors = '';
      adding.stderr?.on('data', (piece: Buffer) => {
        errors += piece.toString();
      });
      const [code] = (await once(adding, 'exit')) as [number | null];
      if (code !== 0) throw new Error(`operator add ended with ${code}: ${errors}`);
    },
    signIn: async (login, password) => {
      const response = await fetch(`${url}/v1/operator/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password }),
      });
      const cookie = response.headers.get('set-cookie')?.split(';')[0];
      if (!response.ok || cookie === undefined) {
        throw new Error(`sign-in ended with ${response.status}: ${await response.text()}`);
      }
      return cookie;
    },
    dispose: async () => {
      await end(child, 'SIGTERM');
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
