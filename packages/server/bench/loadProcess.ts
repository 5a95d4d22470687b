import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process that makes load, told what to do by calls. */
export interface LoadProcess {
  /** Settles like the method of that name over there. */
  call<Result>(method: string, ...args: readonly unknown[]): Promise<Result>;
  end(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Starts `file` of this folder; it ends with this process. */
export function startLoad(file: string): LoadProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: ['--import', 'tsx'] });
  const waiting = new Map<number, (answer: Answer) => void>();
  const settle = (answer: Answer): void => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  let count = 0;
  child.on('message', (answer: Answer) => settle(answer));
  child.once('exit', (code) => {
    for (const id of [...waiting.keys()]) settle({ id, error: `${file} ended with ${code}` });
  });
  return {
    call: <Result>(method: string, ...args: readonly unknown[]) =>
      new Promise<Result>((resolve, reject) => {
        count += 1;
        waiting.set(count, ({ result, error }) => {
          if (error === undefined) resolve(result as Result);
          else reject(new Error(error));
        });
        child.send({ id: count, method, args });
      }),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
