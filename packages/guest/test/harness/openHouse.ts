import { fileURLToPath } from 'node:url';
import type { Part } from '@comptoir/transport';
import { createDeskSeen, type DeskSeen } from '@comptoir/transport/conformance';
import { createDeskClient } from '../../../server/test/createDeskClient.js';
import { startServerProcess, type TestOperator } from '../../../server/test/startServerProcess.js';
import { readWidget, widgetFolder } from './readWidget.js';

/** What all scenarios of a run share: a chat server in a process of its own, its operator, the built widget. */
export interface House {
  readonly server: string;
  readonly widget: ReadonlyMap<string, string>;
  /** What the operator has seen so far. */
  readonly seen: DeskSeen;
  /** Waits until the operator has seen what `look` looks for. @throws Error that names `what` after 40 s. */
  until<Found>(what: string, look: (seen: DeskSeen) => Found | undefined): Promise<Found>;
  say(conversation: string, parts: readonly Part[]): Promise<void>;
  end(conversation: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * There is a third group, `night`, whom nobody ever answers. Everybody comes from one address here. The files of the
 * widget are there, too.
 */
const env = {
  COMPTOIR_CONFIG: fileURLToPath(new URL('./house.json', import.meta.url)),
  COMPTOIR_WIDGET: widgetFolder,
  COMPTOIR_CHATS_PER_OPERATOR: '50',
  COMPTOIR_LIMIT_NEW_VISITORS: '1000/60',
  COMPTOIR_LIMIT_NEW_CONVERSATIONS: '1000/60',
};

const operator: TestOperator = {
  login: 'anna',
  name: 'Anna',
  groups: ['chat', 'stylist'],
  password: 'test-password-2',
};

const longestMs = 40_000;

/** Starts the server and seats the operator. */
export async function openHouse(): Promise<House> {
  const widget = readWidget();
  const server = await startServerProcess({ env });
  await server.addOperator(operator);
  const recorder = createDeskSeen();
  const cookie = await server.signIn(operator.login, operator.password);
  const desk = await createDeskClient(server.url, cookie, recorder);
  return {
    server: server.url,
    widget,
    seen: recorder.seen,
    until: (what, look) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = look(recorder.seen);
          if (found === undefined) return;
          leave();
          resolve(found);
        };
        const timer = setTimeout(() => {
          leave();
          reject(new Error(`the desk: ${what}: not in ${longestMs} ms`));
        }, longestMs);
        const stop = recorder.onChange(check);
        const leave = (): void => {
          clearTimeout(timer);
          stop();
        };
        check();
      }),
    async say(conversation, parts) {
      await desk.say(conversation, parts);
    },
    async end(conversation) {
      await desk.request({ type: 'end', conversation });
    },
    async close() {
      await desk.close();
      await server.dispose();
    },
  };
}
