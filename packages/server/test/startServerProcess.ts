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
  /** Cuts channel and pipes, as it happens when the process that started it dies; resolves to the exit code. */
  orphan(): Promise<number | null>;
  /** Everything it has printed on stdout so far. */
  output(): string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** Starts it again on the same port and data; kills it first when it still runs. `env` holds until the next start. */
  restart(env?: Readonly<Record<string, string>>): Promise<void>;
  addOperator(operator: TestOperator): Promise<void>;
  /** Runs `operator …` beside the server; resolves to what it printed, throws what it complained about. */
  operator(...args: readonly string[]): Promise<string>;
  /** The same for `visitor …`. */
  visitor(...args: readonly string[]): Promise<string>;
  /** The same for any other command. */
  command(name: string, args: readonly string[]): Promise<string>;
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
  // The channel makes the server end with us, also when the test runner is killed.
  return spawn(process.execPath, [...flags, main, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
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

  const start = async (extra: Readonly<Record<string, string>> = {}): Promise<void> => {
    child = launch([], { ...env, ...extra, COMPTOIR_PORT: String(port) });
    const started = child;
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
  const command = async (name: string, args: readonly string[]): Promise<string> => {
    const running = launch([name, ...args], env);
    let said = '';
    let errors = '';
    running.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    running.stderr?.on('data', (piece: Buffer) => {
      errors += piece.toString();
    });
    const [code] = (await once(running, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${name} ${args[0]} ended with ${code}: ${errors}`);
    return said;
  };

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
    orphan: async () => {
      const exited = once(child, 'exit');
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.disconnect();
      await exited;
      return child.exitCode;
    },
    dataDir,
    output: () => printed,
    kill: async () => {
      await end(child, 'SIGKILL');
    },
    stop: () => end(child, 'SIGTERM'),
    restart: async (extra = {}) => {
      await end(child, 'SIGKILL');
      await start(extra);
    },
    addOperator: async ({ login, name, groups, password }) => {
      const options = ['--name', name, '--groups', groups.join(','), '--password', password];
      await command('operator', ['add', login, ...options]);
    },
    command,
    operator: (...args) => command('operator', args),
    visitor: (...args) => command('visitor', args),
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
