import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const main = fileURLToPath(new URL('../../../packages/server/src/main.ts', import.meta.url));

/** A new operator, as an administrator adds one from the command line. */
export interface NewOperator {
  readonly login: string;
  readonly name: string;
  /** Intents whose visitors he talks to. */
  readonly groups: readonly string[];
  readonly password: string;
}

/** Adds an operator to a server's data while it runs. */
export async function addOperator(
  data: string,
  { login, name, groups, password }: NewOperator,
): Promise<void> {
  const command = [
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
  await promisify(execFile)(
    process.execPath,
    ['--conditions=@comptoir/source', '--import', 'tsx', main, ...command],
    {
      env: { ...process.env, COMPTOIR_DATA: data },
    },
  );
}
