import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Mutation } from './mutation.js';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** A copy of the last commit, to be broken and mended again. */
export interface Checkout {
  readonly folder: string;
  /** @throws Error when the place to be changed is not there exactly once. */
  apply(mutation: Mutation): Promise<void>;
  mend(mutation: Mutation): Promise<void>;
  remove(): Promise<void>;
}

/** Makes the copy and installs into it from what the machine has already. */
export async function createCheckout(): Promise<Checkout> {
  const folder = await mkdtemp(join(tmpdir(), 'comptoir-mutations-'));
  await execute('git', ['worktree', 'add', '--detach', '--force', folder, 'HEAD'], { cwd: root });
  await execute('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd: folder });
  return {
    folder,
    async apply({ edits, mechanism }) {
      for (const { file, from, to } of edits) {
        const text = await readFile(join(folder, file), 'utf8');
        const count = text.split(from).length - 1;
        if (count !== 1) {
          throw new Error(`${mechanism}: expected the place once in ${file}, found it ${count} times`);
        }
        await writeFile(
          join(folder, file),
          text.replace(from, () => to),
        );
      }
    },
    async mend({ edits }) {
      const files = edits.map(({ file }) => file);
      await execute('git', ['checkout', '--quiet', '--', ...files], { cwd: folder });
    },
    async remove() {
      await execute('git', ['worktree', 'remove', '--force', folder], { cwd: root });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
