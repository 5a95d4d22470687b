import { createClientId } from '@comptoir/transport';
import type { HistoryEvent } from '../../src/history/historyEvent.js';
import type { Operator } from './createOperator.js';

/** A conversation with the name of the account it belongs to. */
export interface Talk {
  readonly conversation: string;
  readonly account: string;
}

/** The operator's hand in one run: what he does is done in turn, in the background, and recorded. */
export interface OperatorDeeds {
  say(talk: Talk, text: string): void;
  /** Changes one of his messages in this talk, chosen by `pick`. */
  edit(talk: Talk, pick: number, text: string): void;
  remove(talk: Talk, pick: number): void;
  end(talk: Talk): void;
  type(talk: Talk): void;
  read(talk: Talk): void;
  /** Resolves when everything is done or has failed. */
  settled(): Promise<void>;
}

/** Makes it. */
export function createOperatorDeeds(
  operator: Operator,
  record: (event: HistoryEvent) => void,
): OperatorDeeds {
  const client = 'desk';
  const said: (Talk & { readonly id: string })[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  function then(work: () => Promise<unknown>): void {
    queue = queue.then(work);
  }
  const choose = ({ conversation }: Talk, pick: number) => {
    const own = said.filter((one) => one.conversation === conversation);
    return own[pick % own.length];
  };

  return {
    say: ({ conversation, account }, text) =>
      then(async () => {
        const clientId = createClientId();
        const parts = [{ kind: 'text', text } as const];
        const { outcome, message } = await operator.ask({ type: 'send', conversation, clientId, parts });
        const id = message && { id: message.id };
        record({ type: 'said', client, account, outcome, clientId, text, ...id });
        if (message) said.push({ conversation, account, id: message.id });
      }),
    edit: (talk, pick, text) =>
      then(async () => {
        const target = choose(talk, pick);
        if (target === undefined) return;
        const { conversation, account, id } = target;
        const parts = [{ kind: 'text', text } as const];
        const clientId = createClientId();
        const request = { type: 'edit', conversation, message: id, clientId, parts } as const;
        const { outcome } = await operator.ask(request);
        record({ type: 'edited', client, account, outcome, id, text });
      }),
    remove: (talk, pick) =>
      then(async () => {
        const target = choose(talk, pick);
        if (target === undefined) return;
        const { conversation, account, id } = target;
        const { outcome } = await operator.ask({ type: 'remove', conversation, message: id });
        if (outcome === 'failed') return;
        said.splice(said.indexOf(target), 1);
        record({ type: 'removed', client, account, outcome, id });
      }),
    end: ({ conversation }) => then(() => operator.ask({ type: 'end', conversation })),
    type: ({ conversation }) => operator.tell({ type: 'typing', conversation, on: true }),
    read: ({ conversation }) =>
      then(async () => {
        const messages = [...(operator.chats.get(conversation)?.messages.values() ?? [])];
        const newest = messages.filter(({ from }) => from === 'visitor').at(-1);
        if (newest) await operator.ask({ type: 'read', conversation, upTo: newest.id });
      }),
    settled: async () => {
      let last: unknown;
      while (last !== queue) {
        last = queue;
        await queue;
      }
    },
  };
}
