import { type DeskWelcomeFrame, parseServerToOperatorFrame } from '@comptoir/transport/wire';
import type { Alert } from '../../src/alerts/alertFor.js';
import type { DeskNotification } from '../../src/alerts/notificationFor.js';
import type { Account } from '../../src/connection/createAccount.js';
import type { StoragePort } from '../../src/connection/deskEnvironment.js';
import { createDesk } from '../../src/state/createDesk.js';
import type { Desk } from '../../src/state/desk.js';
import { sampleWelcome } from './samples.js';
import { type ScriptedEnvironment, scriptedEnvironment } from './scriptedEnvironment.js';

/** A desk that is signed in and welcomed. */
export interface StartedDesk {
  readonly desk: Desk;
  readonly environment: ScriptedEnvironment;
  /** What has rung. */
  readonly rung: Alert[];
  /** What the system shows now, by the tag. */
  readonly notified: Map<string, Pick<DeskNotification, 'title' | 'body'> & { onClick(): void }>;
}

const signedIn = { operator: { id: 'op-1', name: 'Anna' }, groups: ['chat', 'stylist'] };

/** Starts a desk against a scripted socket, with the real validator in between. */
export async function startedDesk(
  welcome: Partial<DeskWelcomeFrame> = {},
  options: {
    account?: Partial<Account>;
    tab?: StoragePort;
    signedIn?: boolean;
    permission?: NotificationPermission | 'unsupported';
  } = {},
): Promise<StartedDesk> {
  const environment = scriptedEnvironment(options.tab);
  environment.local.set('comptoir.desk.signedIn', options.signedIn === false ? 'no' : 'yes');
  const rung: Alert[] = [];
  const notified: StartedDesk['notified'] = new Map();
  let permission = options.permission ?? 'default';
  const desk = createDesk({
    environment,
    parse: parseServerToOperatorFrame,
    account: {
      signIn: async () => signedIn,
      me: async () => signedIn,
      signOut: async () => undefined,
      ...options.account,
    },
    chime: {
      async play(alert) {
        rung.push(alert);
        return true;
      },
      destroy: () => undefined,
    },
    notifications: {
      permission: () => permission,
      async ask() {
        if (permission === 'default') permission = 'granted';
        return permission as NotificationPermission;
      },
      show({ tag, ...shown }) {
        notified.set(tag, shown);
        return () => void notified.delete(tag);
      },
    },
  });
  await desk.start();
  const socket = environment.sockets[0];
  socket?.open();
  socket?.say(sampleWelcome(welcome));
  return { desk, environment, rung, notified };
}
