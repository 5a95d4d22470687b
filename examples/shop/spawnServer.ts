import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));
const fromSource = ['--conditions=@comptoir/source', '--import', 'tsx'];

/** The chat server as a process of its own, as it would run in production. */
export interface ServerProcess {
  readonly url: string;
  /** Settles when the process has ended, however it ended. */
  readonly ended: Promise<void>;
  /** Asks it to stop and waits; `SIGKILL` gives it no chance to tidy up. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** What the process is told. */
export interface ServerProcessOptions {
  /** `COMPTOIR_*` variables. */
  readonly env: Readonly<Record<string, string>>;
  /** File that its structured log is appended to. */
  readonly log: string;
  /** Called with each line that is meant for a person, such as the first operator's password. */
  readonly say: (line: string) => void;
}

function record(line: string): { msg?: string; url?: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/**
 * Starts the chat server and waits until it listens.
 *
 * @throws Error with the end of its log when it stops before that.
 */
export async function spawnServer({ env, log, say }: ServerProcessOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...fromSource, main], {
    env: { ...process.env, ...env },
    // Over the channel the server notices when we are gone, even killed, and ends as well.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const file = createWriteStream(log, { flags: 'a' });
  const last: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    file.write(text);
    last.push(text);
  });
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('The chat server cannot be listened to.'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = record(line);
      if (entry === undefined) say(line);
      else file.write(`${line}\n`);
      if (entry?.msg === 'listening' && entry.url !== undefined) resolve(entry.url);
      else last.push(line);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The chat server stopped (${code}).\n${last.slice(-20).join('\n')}`)),
    );
  });
  const ended = gone(child).then(() => {
    file.end();
  });
  return {
    url,
    ended,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}
