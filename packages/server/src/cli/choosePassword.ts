import { hashPassword } from '../security/password.js';
import { randomToken } from '../security/randomToken.js';

/** A password as it is stored, and the line that says it. */
export interface ChosenPassword {
  readonly hash: string;
  readonly said: string;
}

/** Takes the password that was given, or makes one up. @throws TypeError when it is too short. */
export async function choosePassword(given: string | undefined): Promise<ChosenPassword> {
  const password = given ?? randomToken(12);
  if (password.length < 8) throw new TypeError('--password: at least 8 characters.');
  const said = given === undefined ? `Password: ${password}  (shown this once)` : 'Password: as given.';
  return { hash: await hashPassword(password), said };
}
