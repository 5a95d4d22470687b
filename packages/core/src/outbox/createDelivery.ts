import type { ChatError, Message } from '@comptoir/transport';
import { maskNumbers } from '@comptoir/transport/mask';
import type { WritableAtom } from 'nanostores';
import type { Live } from '../connection/createSupervisor.js';
import type { Environment } from '../environment.js';
import type { PickedFile } from '../session.js';
import type { SessionState } from '../state/sessionState.js';
import type { Vault } from '../storage/createVault.js';
import { forgetRecords } from './changeRecords.js';
import { checkRoom } from './checkRoom.js';
import { createCourier } from './createCourier.js';
import { createLease } from './createLease.js';
import { createMirror, type MirrorOptions } from './createMirror.js';
import { createTray, type TrayKeeper } from './createTray.js';
import { maskEntry } from './maskEntry.js';
import type { OutboxChange } from './outbox.js';
import { shelterOutbox, trayName } from './shelterOutbox.js';

export { eraseIndexedDb } from './eraseIndexedDb.js';
export { openIndexedDb } from './openIndexedDb.js';

/** What delivery is given. */
export interface DeliveryOptions {
  readonly environment: Environment;
  readonly namespace: string;
  readonly vault: Vault;
  readonly $tray: WritableAtom<readonly PickedFile[]>;
  /** Whose messages they are; another one after the visitor was forgotten. */
  owner(): string;
  live(): Live | undefined;
  state(): SessionState;
  update(next: Partial<SessionState>): void;
  /** The other tabs should look at what is kept. */
  tell(): void;
  /** The user has cleared the site's data: who the visitor is must be kept again, beside what he wrote. */
  onCleared(): void;
  /** Something is kept that has to be sent, by this tab or another. */
  onWaiting(): void;
  onStored(message: Message): void;
  onBroken(error: ChatError): void;
}

/** All that happens to a message between Send and the backend; its code comes with the first letter. */
export interface Delivery extends TrayKeeper {
  /** @throws ChatError `queue_full`; nothing has changed then. */
  change(change: OutboxChange): void;
  /** A text without the numbers of cards and bank accounts. */
  mask(text: string): string;
  /** Goes on if it can; called whenever something may have changed. */
  pump(): void;
  /** Another tab has changed what is kept. */
  refresh(): void;
  /** Lets go of everything but what is kept. With `isForgotten`, what is not kept yet shall not be. */
  stop(isForgotten?: boolean): void;
}

/** Where the messages of a visitor are kept. */
export interface OpenedOutbox {
  /** Makes delivery, with what was written before. */
  deliver(): Delivery;
  /** Nobody is to deliver from it. */
  close(): void;
}

type Keeper = Pick<MirrorOptions, 'owner' | 'isOwned' | 'shelter'>;

/** Opens the storage; never rejects. */
export async function openOutbox(options: DeliveryOptions): Promise<OpenedOutbox> {
  const owner = options.owner();
  // Whoever was forgotten by another tab meanwhile is not written down again.
  const isOwned = options.vault.read('owner') === owner;
  const opening = isOwned ? openStore(options) : undefined;
  const shelter = await shelterOutbox(opening, options.environment.after, () =>
    options.update({ isKept: false }),
  );
  return {
    deliver: () => createDelivery(options, { owner, isOwned, shelter }),
    close: shelter.close,
  };
}

function createDelivery(options: DeliveryOptions, keeper: Keeper): Delivery {
  const { environment, namespace, state } = options;
  const { shelter } = keeper;
  const name = `comptoir.${namespace}.outbox`;
  const mirror = createMirror({ ...options, ...keeper, now: environment.now, onChange: pump });
  const lease = createLease(shelter.swap, environment);
  let isLeased = false;

  async function hold(signal: AbortSignal, held: () => Promise<void>): Promise<void> {
    if (!shelter.isShared()) return held();
    const locks = isLeased ? undefined : environment.locks?.();
    let isHeld = false;
    try {
      await (locks ?? lease).request(name, { signal }, () => {
        isHeld = true;
        return held();
      });
    } catch (error) {
      if (!locks || isHeld || signal.aborted) throw error;
      // There are locks, and they are forbidden here.
      isLeased = true;
      await lease.request(name, { signal }, held);
    }
  }

  const courier = createCourier({ ...options, mirror, hold, confirm: lease.confirm });

  function pump(): void {
    const { connection } = state();
    mirror.settle();
    if (connection.phase === 'closed' && connection.error) {
      const isStranded = mirror.entries().some(({ status }) => status === 'pending');
      if (isStranded) void mirror.change({ type: 'stranded', error: connection.error });
    }
    courier.pump();
    if (mirror.next()) options.onWaiting();
  }

  const tray = createTray({ ...options, shelter });
  return {
    change: (change) => {
      if (change.type === 'queued') {
        checkRoom(mirror.entries(), change.entry);
        void mirror.change({ type: 'queued', entry: maskEntry(change.entry) });
        return;
      }
      const isBlind = state().capabilities.dedupe === 'none';
      void mirror.change(change.type === 'retried' ? { ...change, isBlind } : change);
    },
    mask: maskNumbers,
    pump,
    refresh: () => void mirror.refresh(),
    ...tray,
    stop: (isForgotten) => {
      if (isForgotten) shelter.drop();
      courier.stop();
      mirror.stop();
      shelter.close();
    },
  };
}

async function openStore({ environment, namespace }: Pick<DeliveryOptions, 'environment' | 'namespace'>) {
  return environment.outbox?.(namespace);
}

/**
 * Removes the messages and picked files of `owner` from the device; everybody's where nobody is named.
 *
 * @throws DOMException where the storage fails.
 */
export async function wipeOutbox(
  options: Pick<DeliveryOptions, 'environment' | 'namespace'>,
  owner?: string,
): Promise<void> {
  const { environment, namespace } = options;
  if (owner === undefined && environment.eraseOutbox) return environment.eraseOutbox(namespace);
  const store = await openStore(options);
  await store?.edit((records) => forgetRecords(records, owner));
  await store?.swap(trayName, () => undefined);
  store?.close();
}
