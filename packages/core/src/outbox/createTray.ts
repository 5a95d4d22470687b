import type { WritableAtom } from 'nanostores';
import type { Environment } from '../environment.js';
import type { PickedFile } from '../session.js';
import type { Vault } from '../storage/createVault.js';
import { type Shelter, trayName } from './shelterOutbox.js';

/** Whoever has not sent it for a day has closed the tab long ago. */
const maxAgeMs = 86_400_000;

interface Tray {
  readonly tab: string;
  readonly at: number;
  readonly files: readonly PickedFile[];
}

/** What the tray is given. */
export interface TrayOptions {
  readonly environment: Environment;
  readonly shelter: Shelter;
  readonly vault: Vault;
  readonly $tray: WritableAtom<readonly PickedFile[]>;
}

/** Keeps the files that stand in the composer: a reload of the tab finds them again. */
export interface TrayKeeper {
  /** The files are others now. */
  keep(): void;
  /** The next page of this tab was left again: what it did with the files counts. */
  takeBack(): void;
}

/** Makes the keeper, and brings back what an earlier page of this tab has left. */
export function createTray({ environment, shelter, vault, $tray }: TrayOptions): TrayKeeper {
  let tab = vault.read('tray');

  function keep(): void {
    const files = $tray.get();
    if (files.length === 0 && tab === undefined) return;
    tab ??= String(environment.random());
    const now = environment.now();
    const mine: Tray = { tab, at: now, files };
    vault.write('tray', files.length > 0 ? tab : undefined);
    void shelter.swap(trayName, (found) => {
      const others = (Array.isArray(found) ? (found as Tray[]) : []).filter(
        (one) => one.tab !== mine.tab && now - one.at < maxAgeMs,
      );
      const all = files.length > 0 ? [...others, mine] : others;
      return all.length > 0 ? all : undefined;
    });
  }

  async function look(): Promise<readonly PickedFile[]> {
    const found = await shelter.swap(trayName, (value) => value);
    const mine = Array.isArray(found) ? (found as Tray[]).find((one) => one.tab === tab) : undefined;
    return mine?.files ?? [];
  }

  async function restore(): Promise<void> {
    const kept = await look();
    const here = $tray.get();
    const back = kept.filter((file) => !here.some(({ clientId }) => clientId === file.clientId));
    if (back.length > 0) $tray.set([...back, ...here]);
  }

  async function takeBack(): Promise<void> {
    const now = vault.read('tray');
    if (!shelter.isShared() || (tab === undefined && now === undefined)) return;
    tab = now;
    $tray.set(await look());
  }

  if (tab !== undefined) void restore().then(keep);
  else keep();
  return { keep, takeBack: () => void takeBack() };
}
