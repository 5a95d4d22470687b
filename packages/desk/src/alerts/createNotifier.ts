import type { ConversationId } from '@comptoir/transport';
import { atom, type ReadableAtom } from 'nanostores';
import type { StoragePort } from '../connection/deskEnvironment.js';
import type { DeskNotification } from './notificationFor.js';

/** The system's notifications, as far as the desk needs them. */
export interface NotificationPort {
  /** `unsupported` where the page is not from https, or the browser has none. */
  permission(): NotificationPermission | 'unsupported';
  /** Asks the operator; only from a click or a key. */
  ask(): Promise<NotificationPermission>;
  /** Shows one, in place of another with the same tag; the answer takes it away. */
  show(options: { title: string; body: string; tag: string; onClick(): void }): () => void;
}

/** Notifications with their switch, which is remembered on this machine. */
export interface Notifier {
  /** `undefined` where there are none to be had. */
  readonly $on: ReadableAtom<boolean | undefined>;
  /** Resolves to whether it is now as wanted: the browser may refuse. */
  switchTo(on: boolean): Promise<boolean>;
  /** Shows one, if it is switched on. */
  tell(notification: DeskNotification): void;
  /** Takes away what is shown for one chat, or for all. */
  withdraw(conversation?: ConversationId): void;
}

const key = 'comptoir.desk.notifications';

/**
 * Makes the notifier; it is off until somebody switches it on, and the browser has been asked.
 *
 * @param open called with the chat whose notification was pressed.
 */
export function createNotifier(
  port: NotificationPort,
  storage: StoragePort,
  open: (conversation: ConversationId) => void,
): Notifier {
  const permission = port.permission();
  const $on = atom<boolean | undefined>(
    permission === 'unsupported' ? undefined : permission === 'granted' && storage.get(key) === 'on',
  );
  const shown = new Map<ConversationId, () => void>();
  const withdraw: Notifier['withdraw'] = (conversation) => {
    for (const [id, remove] of shown) {
      if (conversation !== undefined && id !== conversation) continue;
      remove();
      shown.delete(id);
    }
  };
  return {
    $on,
    async switchTo(on) {
      const allowed = !on || (await port.ask()) === 'granted';
      $on.set(on && allowed);
      storage.set(key, on && allowed ? 'on' : 'off');
      if (!on) withdraw();
      return allowed;
    },
    tell({ conversation, title, body }) {
      if (!$on.get()) return;
      withdraw(conversation);
      const onClick = (): void => {
        withdraw(conversation);
        open(conversation);
      };
      shown.set(conversation, port.show({ title, body, tag: `comptoir.${conversation}`, onClick }));
    },
    withdraw,
  };
}
