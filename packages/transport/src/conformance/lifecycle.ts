import { createClientId } from '../createClientId.js';
import type { Call, Connection } from '../transport.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Talk } from './createStage.js';

/** One call of the contract, ready to be made in any state. `undefined` where the adapter has no such method. */
type Operation = (connection: Connection, talk: Talk, call?: Call) => Promise<unknown> | undefined;

const operations: Readonly<Record<string, Operation>> = {
  send: (connection, _, call) =>
    connection.send({ clientId: createClientId(), parts: [{ kind: 'text', text: 'hello?' }] }, call),
  find: (connection, _, call) => connection.find?.([createClientId()], call),
  history: (connection, _, call) => connection.history?.({ limit: 5 }, call),
  upload: (connection, _, call) =>
    connection.upload?.(
      { clientId: createClientId(), name: 'a.png', blob: new Blob(['x'], { type: 'image/png' }) },
      call,
    ),
  markRead: (connection, { first }, call) => connection.markRead?.(first.message.id, call),
  rate: (connection, { conversation }, call) => connection.rate?.(conversation, { score: 5 }, call),
  leave: (connection, _, call) =>
    connection.leave?.(
      { clientId: createClientId(), intent: 'chat', contact: 'a@b.example', text: 'hi' },
      call,
    ),
  end: (connection, _, call) => connection.end?.(call),
};

function tellAll({ typing, context }: Connection): void {
  typing?.({ on: true });
  typing?.({ on: false });
  context?.({ language: 'en' });
}

/** Every operation in every state of a connection, written once. */
export const lifecycle: readonly ConformanceCase[] = [
  {
    id: 'K1',
    title:
      'a method is there exactly where its capability is, and no connection offers more than its transport',
    async run(stage) {
      const { connection } = await stage.visit();
      const can = connection.capabilities;
      const there = {
        find: can.dedupe === 'lookup',
        history: can.history !== false,
        upload: can.upload !== false,
        typing: can.typing.out !== false,
        markRead: can.receipts.markRead,
        rate: can.rating !== false,
        end: can.end,
        leave: can.offline === 'form',
        context: can.context,
      } as const;
      for (const [name, offered] of Object.entries(there)) {
        const found = connection[name as keyof typeof there] !== undefined;
        if (name !== 'find') equal(found, offered, `${name} is there`);
        else assert(found || !offered, 'find is there where lookup is declared');
      }
      const best = stage.harness.tab().capabilities;
      const more = Object.entries(can).filter(
        ([name, value]) => value !== false && best[name as keyof typeof best] === false,
      );
      equal(more, [], 'what only the connection offers');
      assert(can.maxText <= best.maxText, 'the connection takes longer texts than its transport');
    },
  },
  {
    id: 'L1',
    title: 'closed by us: every call rejects, nothing is sent, telling is harmless',
    async run(stage) {
      const talk = await stage.talk();
      const { connection } = talk.visitor;
      await talk.visitor.close();
      for (const [name, operation] of Object.entries(operations)) {
        const called = operation(connection, talk);
        if (called === undefined) continue;
        const outcome = name === 'send' ? ({ outcome: 'not-sent' } as const) : {};
        await rejects(
          within(called, stage.deadlineMs, `${name} settles`),
          { kinds: ['retryable', 'aborted'], ...outcome },
          `${name} after close()`,
        );
      }
      tellAll(connection);
      await talk.visitor.close();
    },
  },
  {
    id: 'L2',
    title: 'lost: every call rejects as retryable, telling is harmless, close still works',
    needs: ['ability drop or kill or wire'],
    async run(stage) {
      const talk = await stage.talk();
      const { connection } = talk.visitor;
      await stage.lose(talk.visitor);
      for (const [name, operation] of Object.entries(operations)) {
        const called = operation(connection, talk);
        if (called === undefined) continue;
        const outcome = name === 'send' ? ({ outcome: 'not-sent' } as const) : {};
        await rejects(
          within(called, stage.deadlineMs, `${name} settles`),
          { kinds: ['retryable'], ...outcome },
          `${name} on a lost connection`,
        );
      }
      tellAll(connection);
      await talk.visitor.close();
    },
  },
  {
    id: 'L3',
    title: 'open: a call whose signal has fired rejects as aborted and does nothing',
    async run(stage) {
      const talk = await stage.talk();
      const { connection } = talk.visitor;
      for (const [name, operation] of Object.entries(operations)) {
        const called = operation(connection, talk, { signal: AbortSignal.abort() });
        if (called === undefined) continue;
        await rejects(
          within(called, stage.deadlineMs, `${name} settles`),
          { code: 'aborted' },
          `${name}, aborted`,
        );
      }
      await stage.fence(talk.conversation, talk.visitor);
    },
  },
  {
    id: 'L4',
    title: 'calls under way when the connection is closed settle',
    async run(stage) {
      const talk = await stage.talk();
      const { connection } = talk.visitor;
      const under = Object.entries(operations).flatMap(([name, operation]) => {
        const called = operation(connection, talk);
        return called === undefined
          ? []
          : [
              {
                name,
                called: called.then(
                  () => undefined,
                  (error) => error,
                ),
              },
            ];
      });
      await talk.visitor.close();
      for (const { name, called } of under) await within(called, stage.deadlineMs, `${name} settles`);
    },
  },
  {
    id: 'L5',
    title: 'reconnected: every call works as on the first connection',
    needs: ['ability drop or kill or wire'],
    async run(stage) {
      const talk = await stage.talk();
      await stage.lose(talk.visitor);
      const visitor = await stage.comeBack(talk.visitor);
      await stage.desk(
        ({ chats }) => chats.get(talk.conversation)?.phase === 'open',
        'the operator has the chat',
      );
      for (const name of ['send', 'history', 'markRead', 'leave', 'end', 'rate'] as const) {
        const called = operations[name]?.(visitor.connection, talk);
        if (called !== undefined) await within(called, stage.deadlineMs, `${name} settles`);
      }
      tellAll(visitor.connection);
      assert(
        visitor.connection.end === undefined || visitor.conversation?.phase !== 'open',
        'the conversation has ended',
      );
    },
  },
];
