import { atom, type ReadableAtom } from 'nanostores';
import type { StoragePort } from '../connection/deskEnvironment.js';
import type { Alert } from './alertFor.js';
import type { Chime } from './createChime.js';

/** The chime with its switch, which is remembered on this machine. */
export interface Bell {
  readonly $on: ReadableAtom<boolean>;
  switchTo(on: boolean): void;
  /** Rings unless it is switched off. */
  ring(alert: Alert): void;
}

const key = 'comptoir.desk.sound';

/** Makes the bell; it is on until somebody switches it off. */
export function createBell(chime: Chime, storage: StoragePort): Bell {
  const $on = atom(storage.get(key) !== 'off');
  return {
    $on,
    switchTo(on) {
      $on.set(on);
      storage.set(key, on ? 'on' : 'off');
    },
    ring(alert) {
      if ($on.get()) void chime.play(alert);
    },
  };
}
