import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync } from 'node:fs';

const isRoot = process.getuid?.() === 0;

/** The server of Debian refuses to run as root: as root it becomes its own user. */
export function command(user: string, program: string, args: readonly string[]): [string, readonly string[]] {
  if (!isRoot) return [program, args];
  return ['setpriv', [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', program, ...args]];
}

/** Hands a file or folder to the server's user. */
export function handOver(user: string, path: string): void {
  if (!isRoot) return;
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  chownSync(path, id('-u'), id('-g'));
}

/** A process of the server, ended by its id. */
export interface Running {
  readonly isAlive: () => boolean;
  kill(): Promise<void>;
}

/** Starts a program in the foreground, in a group of its own so that its children end with it. */
export function run(
  user: string,
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Running {
  const [file, all] = command(user, program, args);
  const child: ChildProcess = spawn(file, all, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8', ...env },
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(child, 'exit');
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    isAlive,
    async kill() {
      if (isAlive() && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}
