import type { Environment } from '../environment.js';
import { guardStorage } from './guardStorage.js';

/** Every key that core keeps, by the storage it is kept in. */
export const storedKeys = {
  local: ['token', 'person', 'running', 'declined'],
  tab: ['draft', 'outbox'],
} as const;

type Name = (typeof storedKeys)['local' | 'tab'][number];

/** The stored values of one session. Until it is opened it reads and writes nothing. */
export interface Vault {
  isOpen(): boolean;
  open(): void;
  close(): void;
  read(name: Name): string | undefined;
  /** Without a value: removes. */
  write(name: Name, value: string | undefined): void;
  /** Removes every key, also while it is closed. */
  wipe(): void;
}

/** Keys are `comptoir.<namespace>.<name>`. */
export function createVault(environment: Environment, namespace: string): Vault {
  const local = guardStorage(environment.local);
  const tab = guardStorage(environment.tab);
  let isOpen = false;
  const portOf = (name: Name) => ((storedKeys.tab as readonly Name[]).includes(name) ? tab : local);
  const keyOf = (name: Name) => `comptoir.${namespace}.${name}`;
  return {
    isOpen: () => isOpen,
    open: () => {
      isOpen = true;
    },
    close: () => {
      isOpen = false;
    },
    read: (name) => (isOpen ? portOf(name).get(keyOf(name)) : undefined),
    write: (name, value) => {
      if (!isOpen) return;
      if (value === undefined) portOf(name).remove(keyOf(name));
      else portOf(name).set(keyOf(name), value);
    },
    wipe: () => {
      for (const name of [...storedKeys.local, ...storedKeys.tab]) portOf(name).remove(keyOf(name));
    },
  };
}
