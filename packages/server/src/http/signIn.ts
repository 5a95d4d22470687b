import { ChatError } from '@comptoir/transport';
import type { Limits } from '../limits/limits.js';
import { createLoginThrottle } from '../limits/loginThrottle.js';
import { hashPassword, verifyPassword } from '../security/password.js';
import { randomToken } from '../security/randomToken.js';
import type { OperatorRecord } from '../storage/operatorStore.js';
import type { Storage } from '../storage/storage.js';

/** Checks logins and passwords. */
export interface SignIn {
  /**
   * The operator of a login and a password.
   *
   * @throws ChatError `rate_limited` after too many failures, `sign_in_failed` without saying which half was wrong.
   */
  check(login: string, password: string, address: string): Promise<OperatorRecord>;
  prune(now: number): void;
}

/** Makes the check with its throttles: per account and address, and per address over all accounts. */
export function createSignIn(storage: Storage, limits: Limits, now: () => number): SignIn {
  const pairs = createLoginThrottle(limits.loginAttempts, limits.loginWindowMs);
  const addresses = createLoginThrottle(limits.loginAttemptsPerAddress, limits.loginWindowMs);
  // Checked for unknown logins, so that they take as long as known ones.
  const nobody = hashPassword(randomToken(16));
  return {
    check: async (login, password, address) => {
      const pair = JSON.stringify([login.toLowerCase(), address]);
      const at = now();
      // Whoever has to wait is not written down again: a list of made-up logins would fill the memory.
      const retryAfterMs =
        addresses.wait(address, at) || pairs.attempt(pair, at) || addresses.attempt(address, at);
      if (retryAfterMs > 0) {
        const message = 'Too many failed sign-ins; try again after retryAfterMs.';
        throw new ChatError('rate_limited', { message, retryAfterMs });
      }
      const found = await storage.operators.byLogin(login);
      const right = await verifyPassword(password, found?.passwordHash ?? (await nobody));
      if (!right || found === undefined) {
        throw new ChatError('sign_in_failed', { message: 'Login or password is wrong.' });
      }
      pairs.succeed(pair);
      addresses.succeed(address);
      return found.operator;
    },
    prune: (at) => {
      pairs.prune(at);
      addresses.prune(at);
    },
  };
}
