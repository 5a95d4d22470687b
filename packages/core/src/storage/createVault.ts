import type { Environment } from '../environment.js';
import { guardStorage } from './guardStorage.js';
import type { Places } from './ledger.js';

/** Every key that core keeps, with the storage it is kept in: as the ledger has it, or this is no code. */
const storedKeys = {
  token: 'local',
  owner: 'local',
  person: 'local',
  subject: 'local',
  running: 'local',
  unsent: 'local',
  declined: 'local',
  draft: 'tab',
  tray: 'tab',
  guest: 'tab',
} as const satisfies Partial<Places>;

type Name = keyof typeof storedKeys;

/** The stored values of one session. */
export interface Vault {
  /** Until somebody opens it, it reads and writes nothing. */
  isOpen: boolean;
  read(name: Name): string | undefined;
  /** Without a value: removes. */
  write(name: Name, value: string | undefined): void;
  /** Removes every key, also while it is closed; answers whether anybody was kept. */
  wipe(): boolean;
}

/** Keys are `comptoir.<namespace>.<name>`. */
export function createVault(environment: Environment, namespace: string): Vault {
  const storages = { local: guardStorage(environment.local), tab: guardStorage(environment.tab) };
  const keyOf = (name: Name) => `comptoir.${namespace}.${name}`;
  const put = (name: Name, value?: string) => {
    const storage = storages[storedKeys[name]];
    if (value === undefined) storage.remove(keyOf(name));
    else storage.set(keyOf(name), value);
  };
  const vault: Vault = {
    isOpen: false,
    read: (name) => (vault.isOpen ? storages[storedKeys[name]].get(keyOf(name)) : undefined),
    write: (name, value) => {
      if (vault.isOpen) put(name, value);
    },
    wipe: () => {
      const owner = storages.local.get(keyOf('owner'));
      for (const name of Object.keys(storedKeys)) put(name as Name);
      return owner !== undefined;
    },
  };
  return vault;
}
