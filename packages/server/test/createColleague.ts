import type { ConversationId } from '@comptoir/transport';
import { createDeskSeen } from '@comptoir/transport/conformance';
import { createDeskClient, type DeskClient } from './createDeskClient.js';
import type { ServerProcess } from './startServerProcess.js';

/** A second operator, who takes over what is handed to her and nothing from the queue. */
export interface Colleague {
  /** Resolves to her name once the chat is hers. */
  takeOver(desk: DeskClient, conversation: ConversationId): Promise<string>;
  /** Her desk again, after the server was away. */
  comeBack(): Promise<void>;
  /** Ends what she has and goes. */
  dispose(): Promise<void>;
}

const vera = { login: 'vera', name: 'Vera', groups: ['chat', 'stylist'], password: 'test-password-2' };

async function signIn(server: ServerProcess): Promise<string> {
  const enter = () => server.signIn(vera.login, vera.password);
  return enter().catch(async () => {
    await server.addOperator(vera);
    return enter();
  });
}

/** Signs her in; she is made first where there is no such operator yet. */
export async function createColleague(server: ServerProcess): Promise<Colleague> {
  const recorder = createDeskSeen();
  const open = async () => createDeskClient(server.url, await signIn(server), recorder);
  let own = await open();
  return {
    async takeOver(desk, conversation) {
      await own.request({ type: 'status', status: 'available' });
      await desk.request({ type: 'transfer', conversation, to: own.operator.id });
      await own.request({ type: 'status', status: 'away' });
      return own.operator.name;
    },
    async comeBack() {
      own = await open();
    },
    async dispose() {
      const running = [...recorder.seen.chats.values()].filter(({ phase }) => phase !== 'ended');
      for (const { id } of running) {
        await own.request({ type: 'end', conversation: id }).catch(() => undefined);
      }
      await own.close();
    },
  };
}
