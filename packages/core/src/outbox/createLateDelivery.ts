import type { ChannelPort } from '../environment.js';
import type { Delivery, DeliveryOptions } from './createDelivery.js';

/** What the stand-in is given. */
export interface LateDeliveryOptions extends Omit<DeliveryOptions, 'tell'> {
  /** The visitor has said in another tab that nothing may be stored. */
  onDenied(): void;
}

/**
 * Stands in for delivery until its code has come. What is sent before is shown and written ahead: whoever closes the
 * tab in that moment loses nothing but files, which cannot be kept without waiting.
 */
export interface LateDelivery extends Pick<Delivery, 'change' | 'pump' | 'keep'> {
  /** The storage may be used from now on; or the page is back from the cache, and catches up. */
  open(): void;
  /** The page goes into the back-forward cache; it would be thrown out of it if it were spoken to there. */
  rest(): void;
  /** Fetches the code; called again, it tries again after a failure. */
  fetch(): void;
  /** Looks whether another tab has something that is not sent. */
  look(): void;
  /** Tells the tabs that are open that nothing may be stored any more. */
  deny(): void;
  /** Nothing more is sent or shown. With `wipe`, what is kept for this owner is removed; for all where none is named. */
  forget(wipe: boolean, owner?: string): void;
  /** Lets go of everything. What was sent is still being kept. */
  destroy(): void;
}

/** Makes the stand-in. */
export function createLateDelivery(given: LateDeliveryOptions): LateDelivery {
  const { environment, namespace, state, vault, $tray } = given;
  let delivery: Delivery | undefined;
  let loading: ReturnType<typeof load> | undefined;
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
    const mine = load();
    loading = mine;
    mine.then(
      ({ createDelivery }) => {
        if (loading !== mine) return;
        delivery = createDelivery(options);
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

  return {
    fetch,
    look,
    open: () => {
      connect();
      quietly(() => line?.listen((news) => (news ? given.onDenied() : refresh())));
      if (delivery) delivery.takeBack();
      else if (vault.read('tray') !== undefined || $tray.get()[0]) fetch();
      look();
    },
    rest: () => {
      line?.close();
      line = undefined;
    },
    change: (change) => {
      if (delivery) return delivery.change(change);
      if (change.type === 'queued') {
        const { entry } = change;
        if (!entry.files) {
          const line = JSON.stringify({ ...entry, owner: given.owner() });
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
    deny: () => {
      connect();
      quietly(() => line?.post(1));
    },
    forget: (wipe, owner) => {
      if (wipe) connect();
      const last = line;
      delivery?.stop(true);
      delivery = loading = line = undefined;
      if (!wipe) return last?.close();
      load()
        .then((part) => part.wipeOutbox(options, owner))
        .then(() => (line ?? last)?.post(0))
        // Should the code not come: what is nobody's any more is neither shown nor sent, and gone after a day.
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
