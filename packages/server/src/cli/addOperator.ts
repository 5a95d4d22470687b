import type { OperatorStore } from '../storage/operatorStore.js';
import { choosePassword } from './choosePassword.js';

/** What is said about a new operator; groups as a comma list. */
export interface AddOperatorOptions {
  /** @default the login */
  readonly name?: string | undefined;
  /** @default all groups */
  readonly groups?: string | undefined;
  /** @default made up and printed once */
  readonly password?: string | undefined;
}

/**
 * Adds an operator.
 *
 * @returns the lines to print.
 * @throws TypeError when something is wrong with it, ChatError when the login is taken.
 */
export async function addOperator(
  operators: OperatorStore,
  login: string,
  options: AddOperatorOptions,
  groups: readonly string[],
): Promise<string> {
  if (!/^[\p{L}\p{N}_.@-]{1,100}$/u.test(login)) {
    throw new TypeError('The login may hold letters, digits, "_", ".", "@" and "-", at most 100.');
  }
  const wanted = (options.groups ?? groups.join(',')).split(',').map((group) => group.trim());
  const unknown = wanted.filter((group) => !groups.includes(group));
  if (unknown.length > 0) {
    throw new TypeError(`--groups: unknown "${unknown.join('", "')}"; there are: ${groups.join(', ')}.`);
  }
  const { hash, said } = await choosePassword(options.password);
  await operators.add({ login, name: options.name ?? login, groups: wanted, passwordHash: hash });
  return `Operator "${login}" added for ${wanted.join(', ')}.\n${said}\n`;
}
