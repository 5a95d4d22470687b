import { createClientId, type SessionToken } from '@comptoir/transport';
import type { Vault } from './createVault.js';

/** Who this tab is to the backend, and to the other tabs. */
export interface Identity {
  /** Whose messages these are; changes when the visitor is forgotten. */
  owner(): string;
  /** The token to connect with: another tab may have got a newer one. */
  token(): SessionToken | undefined;
  /** Whether another tab has forgotten the visitor of this one, and keeps another. */
  isStranger(): boolean;
  /** Whether nobody is kept any more, though this tab's visitor was. */
  isGone(): boolean;
  /** Whether another tab of this visitor was known to the backend sooner, under another token. */
  isLate(given: SessionToken): boolean;
  /** Keeps who it is, unless another is kept. */
  save(): void;
  /** Keeps a token; answers whether it is a new one. */
  keep(given: SessionToken): boolean;
  /** The backend has refused the token. */
  refuse(): void;
  /** Takes the owner that is kept, or becomes a new one. */
  open(now: number): void;
  forget(): void;
}

/**
 * Makes the identity; what is kept of it is shared by all tabs.
 *
 * @param person id of the person that the page has named.
 */
export function createIdentity(vault: Vault, person: () => string | undefined): Identity {
  let token: SessionToken | undefined;
  let owner = '';

  const isStranger = () => owner !== '' && ![undefined, owner].includes(vault.read('owner'));

  function save(): void {
    if (isStranger()) return;
    vault.write('token', token);
    vault.write('owner', owner);
    // Beside the token, always: on a device that was cleared meanwhile the next person would else take it over.
    const known = person();
    if (known) vault.write('person', known);
  }

  const kept = () => (isStranger() ? undefined : vault.read('token'));

  return {
    owner: () => owner,
    isStranger,
    save,
    isGone: () => vault.isOpen && owner !== '' && vault.read('owner') === undefined,
    token: () => {
      token = kept() ?? token;
      return token;
    },
    isLate: (given) => ![undefined, token, given].includes(kept()),
    keep: (given) => {
      const isNew = given !== token;
      token = given;
      save();
      return isNew && !isStranger();
    },
    refuse: () => {
      if (kept() === token) vault.write('token', undefined);
      token = undefined;
    },
    open: (now) => {
      owner = vault.read('owner') ?? createClientId(now);
      vault.write('owner', owner);
    },
    forget: () => {
      token = undefined;
      owner = '';
    },
  };
}
