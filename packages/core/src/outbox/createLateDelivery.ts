import { type ClientId, toJson } from '@comptoir/transport';
import type { ChannelPort } from '../environment.js';
import { isSuspect } from '../mask/isSuspect.js';
import type { Delivery, DeliveryOptions, OpenedOutbox } from './createDelivery.js';
import { isWrittenAhead } from './isWrittenAhead.js';

/** What the stand-in is given. */
export interface LateDeliveryOptions extends Omit<DeliveryOptions, 'tell'> {
  /** The code has come, and the storage is open. */
  onLoaded(): void;
  /** The visitor has said in another tab that nothing may be stored; that tab sends what is `taken`. */
  onDenied(taken: readonly ClientId[]): void;
}

/**
 * Stands in for delivery until its code has come and the storage is open. What is sent before is shown and written
 * ahead: whoever closes the tab in that moment loses nothing but files, which cannot be kept without waiting.
 */
export interface LateDelivery extends Pick<Delivery, 'change' | 'pump' | 'keep'> {
  /** A text as it may be kept; `undefined` for one with what may be a card's number, until the code has come. */
  mask(text: string): string | undefined;
  /** The storage may be used from now on; or the page is back from the cache, and catches up. */
  open(): void;
  /** The page goes into the back-forward cache; it would be thrown out of it if it were spoken to there. */
  rest(): void;
  /** Fetches the code; called again, it tries again after a failure. */
  fetch(): void;
  /** Looks whether another tab has something that is not sent. */
  look(): void;
  /**
   * Nothing may be kept any more: what is not sent goes on in memory.
   *
   * @param isKept whether anything is, to be removed.
   * @param taken what another tab sends, which has told us; else we tell the others.
   */
  deny(isKept: boolean, taken?: readonly ClientId[]): void;
  /** Nothing more is sent or shown. With `wipe`, what is kept for this owner is removed; for all where none is named. */
  forget(wipe: boolean, owner?: string): void;
  /** Lets go of everything. What was sent is still being kept. */
  destroy(): void;
}

/** Makes the stand-in. */
export function createLateDelivery(given: LateDeliveryOptions): LateDelivery {
  const { environment, namespace, state, vault, $tray } = given;
  let delivery: Delivery | undefined;
  let loading: Promise<OpenedOutbox> | undefined;
  let line: ChannelPort | undefined;
  let isOver = false;
  const load = () => import('./createDelivery.js');

  /** Without a line the other tabs see it when they are looked at. */
  function quietly(run: () => void): void {
    try {
      run();
    } catch {
      line = undefined;
    }
  }
  const connect = () =>
    quietly(() => {
      line ??= environment.channel?.(`comptoir.${namespace}.outbox`);
    });
  const options = { ...given, tell: () => quietly(() => line?.post(0)) };

  function fetch(): void {
    if (loading) return;
    const mine = load().then((part) => part.openOutbox(options));
    loading = mine;
    mine.then(
      (outbox) => {
        if (loading !== mine) return outbox.close();
        delivery = outbox.deliver();
        given.onLoaded();
        if (isOver) delivery.stop();
        else delivery.pump();
      },
      () => {
        if (loading === mine) loading = undefined;
      },
    );
  }

  function refresh(): void {
    if (delivery) delivery.refresh();
    else fetch();
  }

  function look(): void {
    if (vault.read('unsent') !== undefined || state().outbox[0]) refresh();
  }

  /** Nothing more is sent, shown or kept by what is there now. */
  function drop(): void {
    delivery?.stop(true);
    delivery = loading = undefined;
    line?.close();
    line = undefined;
  }

  // Should the code not come: what is nobody's any more is neither shown nor sent, and gone after a day.
  const erase = async (owner?: string): Promise<void> =>
    load()
      .then((part) => part.wipeOutbox(options, owner))
      .catch(() => undefined);

  return {
    fetch,
    look,
    mask: (text) => {
      if (!isSuspect(text)) return text;
      if (!delivery) fetch();
      return delivery?.mask(text);
    },
    open: () => {
      connect();
      quietly(() => line?.listen((news) => (news ? given.onDenied([news].flat() as ClientId[]) : refresh())));
      if (delivery) delivery.takeBack();
      else if (vault.read('tray') !== undefined || $tray.get()[0]) fetch();
      look();
    },
    rest: () => {
      // What it could not send, another tab can.
      if (state().outbox[0]) options.tell();
      line?.close();
      line = undefined;
    },
    change: (change) => {
      if (delivery) return delivery.change(change);
      if (change.type === 'queued') {
        const { entry } = change;
        if (isWrittenAhead(entry)) {
          const line = toJson({ ...entry, owner: given.owner() });
          vault.write('unsent', [vault.read('unsent'), line].join('\n'));
        }
        given.update({ outbox: [...state().outbox, entry] });
      }
      fetch();
      if (change.type !== 'queued') {
        loading?.then(
          () => delivery?.change(change),
          () => undefined,
        );
      }
    },
    pump: () => {
      if (delivery) delivery.pump();
      else if (state().outbox[0]) fetch();
    },
    keep: () => {
      if (delivery) delivery.keep();
      else if (vault.isOpen) fetch();
    },
    deny: (isKept, taken) => {
      const unsent = state().outbox;
      if (!taken) {
        connect();
        quietly(() => line?.post(unsent.map(({ clientId }) => clientId)));
      }
      drop();
      if (isKept) erase();
      const outbox = unsent.filter(({ clientId }) => !taken?.includes(clientId));
      if (unsent[0]) given.update({ outbox });
      if (outbox[0]) fetch();
    },
    forget: (wipe, owner) => {
      if (wipe) connect();
      const last = line;
      line = undefined;
      drop();
      if (!wipe) return last?.close();
      erase(owner)
        .then(() => (line ?? last)?.post(0))
        .catch(() => undefined)
        .then(() => last?.close());
    },
    destroy: () => {
      if (!delivery && state().outbox[0]) fetch();
      isOver = true;
      delivery?.stop();
      line?.close();
      line = undefined;
    },
  };
}
