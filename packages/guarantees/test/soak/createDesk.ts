import { createClientId } from '@comptoir/transport';
import type { ServerProcess } from '../../../server/test/startServerProcess.js';
import { createOperator, type Operator } from '../world/createOperator.js';
import type { Visitor } from './createVisitor.js';

/** One of the soak's operators: answers one of his chats at a time. */
export interface Desk {
  readonly operator: Operator;
  answer(): Promise<void>;
}

/**
 * Adds an operator to the running server and sits him down.
 *
 * @param find the visitor of a conversation, if it is one of ours.
 */
export async function createDesk(
  server: ServerProcess,
  login: string,
  random: () => number,
  find: (conversation: string) => Visitor | undefined,
): Promise<Desk> {
  const password = 'soak-password-1';
  await server.addOperator({ login, name: login, groups: ['chat', 'stylist'], password });
  const cookie = await server.signIn(login, password);
  const operator = createOperator(async () => ({ url: server.url, cookie }));
  let count = 0;
  return {
    operator,
    async answer() {
      const chats = [...operator.chats.keys()];
      const conversation = chats[Math.floor(random() * chats.length)];
      const visitor = conversation === undefined ? undefined : find(conversation);
      const account = visitor?.tab.account();
      if (conversation === undefined || visitor === undefined || account === undefined) return;
      count += 1;
      const text = `${login} ${count}`;
      const clientId = createClientId();
      const parts = [{ kind: 'text', text } as const];
      const { outcome, message } = await operator.ask({ type: 'send', conversation, clientId, parts });
      const id = message && { id: message.id };
      visitor.history.push({ type: 'said', client: login, account, outcome, clientId, text, ...id });
    },
  };
}
