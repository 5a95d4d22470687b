import type { SessionToken } from '@comptoir/transport';

/** The accounts that one visitor's tabs were given, by names that a person can read. */
export interface Accounts {
  /** Tokens by name. */
  readonly tokens: ReadonlyMap<string, SessionToken>;
  /** A name of its own for each token, the same each time. */
  nameOf(token: SessionToken): string;
}

/** @param name what the names begin with. */
export function createAccounts(name: string): Accounts {
  const names = new Map<SessionToken, string>();
  const tokens = new Map<string, SessionToken>();
  return {
    tokens,
    nameOf(token) {
      const known = names.get(token) ?? `${name}-account-${names.size + 1}`;
      names.set(token, known);
      tokens.set(known, token);
      return known;
    },
  };
}
