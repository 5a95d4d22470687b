import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The dispatcher in a process of its own, as the guide starts it. */
export interface DispatcherProcess {
  /** Ends it by SIGKILL. */
  kill(): Promise<void>;
}

/** Starts it with these variables; resolves once it is at work. @throws Error with what it said when it ends before. */
export async function startDispatcher(
  environment: Readonly<Record<string, string>>,
): Promise<DispatcherProcess> {
  const main = ['--conditions=@comptoir/source', 'packages/transport/test/xmpp/dispatcher/main.ts'];
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', ...main], {
    cwd: new URL('../../../../', import.meta.url),
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  child.stderr?.on('data', (text) => said.push(String(text)));
  await new Promise<void>((resolve, reject) => {
    if (!child.stdout) return reject(new Error('a dispatcher without a voice'));
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      if (line === 'dispatcher: at work') resolve();
    });
    void ended.then(() => reject(new Error(`the dispatcher has ended: ${said.join('\n')}`)));
  });
  return {
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}
