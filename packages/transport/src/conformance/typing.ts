import type { TransportEvent } from '../transport.js';
import { assert, equal, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Visitor } from './openVisitor.js';

type Of<Type extends TransportEvent['type']> = Extract<TransportEvent, { type: Type }>;

function all<Type extends TransportEvent['type']>(visitor: Visitor, type: Type): readonly Of<Type>[] {
  return visitor.events.filter((event): event is Of<Type> => event.type === type);
}

/** Typing both ways, and who has read what. */
export const typing: readonly ConformanceCase[] = [
  {
    id: '65',
    title: 'the operator sees typing begin and end',
    needs: ['typing.out'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      visitor.connection.typing?.({ on: true });
      const mine = () =>
        stage.harness.desk.seen.typing.filter((typing) => typing.conversation === conversation);
      await stage.desk(() => mine().at(-1)?.on === true, 'typing begins');
      visitor.connection.typing?.({ on: false });
      await stage.desk(() => mine().at(-1)?.on === false, 'typing ends');
    },
  },
  {
    id: '66',
    title: 'the visitor sees typing begin, with its time to live, and end',
    needs: ['typing.in'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await stage.harness.desk.type(conversation, true);
      const begun = await visitor.until(() => all(visitor, 'typing').find(({ on }) => on), 'typing begins');
      assert(begun.ttlMs > 0, `ttlMs: ${begun.ttlMs}`);
      assert(begun.by?.name, 'typing says who');
      await stage.harness.desk.type(conversation, false);
      await visitor.until(() => all(visitor, 'typing').at(-1)?.on === false, 'typing ends');
    },
  },
  {
    id: '67',
    title: 'the draft is shown where it is declared',
    needs: ['typing.draft'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      visitor.connection.typing?.({ on: true, draft: 'I am looking for <a> coat' });
      const seen = await stage.desk(
        ({ typing }) => typing.find((one) => one.conversation === conversation && one.on),
        'the draft',
      );
      equal(seen.draft, 'I am looking for <a> coat', 'draft');
    },
  },
  {
    id: '68',
    title: 'read up to here moves forward only',
    needs: ['receipts.read'],
    async run(stage) {
      const { visitor, conversation, first } = await stage.talk();
      const [two, three] = await visitor.sayAll(['two', 'three']);
      assert(two && three, 'two messages are sent');
      await stage.desk(
        ({ messages }) => messages.some(({ id }) => id === three.message.id),
        'the third message',
      );
      for (const { message } of [first, three, two]) await stage.harness.desk.read(conversation, message.id);
      await stage.fence(conversation, visitor);
      const read = all(visitor, 'receipt').filter(({ receipt }) => receipt === 'read');
      equal(
        read.map(({ upTo }) => upTo),
        [first.message.id, three.message.id],
        'receipts',
      );
    },
  },
  {
    id: '69',
    title: 'receipts of before a reload are in the snapshot',
    needs: ['receipts.read'],
    async run(stage) {
      const { visitor, conversation, first } = await stage.talk();
      await visitor.close();
      await stage.harness.desk.read(conversation, first.message.id);
      const back = await stage.comeBack(visitor);
      equal(back.connection.snapshot.readUpTo, first.message.id, 'readUpTo');
    },
  },
  {
    id: '69b',
    title: 'a message that reaches the operator is delivered',
    needs: ['receipts.delivered'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const { message } = await visitor.say('there?');
      await visitor.until(
        () =>
          all(visitor, 'receipt').some(({ receipt, upTo }) => receipt === 'delivered' && upTo === message.id),
        'the receipt',
      );
    },
  },
  {
    id: '70',
    title: 'what is read in one tab is read in the other, and never unread again',
    needs: ['receipts.markRead', 'tabs.many'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const other = await stage.visit({ session: visitor.session });
      const one = await stage.fence(conversation, visitor, other);
      const two = await stage.fence(conversation, visitor, other);
      const mark = (tab: Visitor, upTo: string) =>
        within(
          tab.connection.markRead?.(upTo) ?? Promise.reject(new Error('no markRead')),
          stage.deadlineMs,
          'markRead',
        );
      await mark(visitor, two.id);
      await other.until(() => all(other, 'seen').at(-1)?.upTo === two.id, 'the other tab hears of it');
      await mark(other, one.id);
      await stage.fence(conversation, visitor, other);
      for (const tab of [visitor, other]) {
        assert(!all(tab, 'seen').some(({ upTo }) => upTo === one.id), 'the read position goes back');
      }
      const third = await stage.visit({ session: visitor.session });
      equal(third.connection.snapshot.seenUpTo, two.id, 'seenUpTo');
    },
  },
];
