import type { Message } from '../model.js';
import { assert, equal, rejects } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import { pageBack, readPage } from './readAll.js';
import { numbered, texts } from './texts.js';
import { withClock } from './withClock.js';

const ids = (messages: readonly Message[]) => messages.map(({ id }) => id);

/** The log, page by page. */
export const history: readonly ConformanceCase[] = [
  {
    id: '55',
    title: 'paging back reaches the start, and says so',
    needs: ['history.before'],
    async run(stage) {
      const { visitor } = await stage.talk();
      await visitor.sayAll(numbered('m', 20));
      const log = await pageBack(stage, visitor.connection, 6);
      equal(texts(log), ['hello, chat', ...numbered('m', 20)], 'log');
      const orders = log.map(({ order }) => order);
      equal(orders, [...orders].sort(), 'orders');
    },
  },
  {
    id: '56',
    title: 'pages touch without holes or doubles, whatever their size',
    needs: ['history.before'],
    async run(stage) {
      const { visitor } = await stage.talk();
      await visitor.sayAll(numbered('m', 12));
      const whole = ids(await pageBack(stage, visitor.connection, 100));
      for (const limit of [1, 2, 5, whole.length - 1, whole.length, whole.length + 1]) {
        equal(ids(await pageBack(stage, visitor.connection, limit)), whole, `pages of ${limit}`);
      }
    },
  },
  {
    id: '57',
    title: 'a message that comes while paging moves no page',
    needs: ['history.before'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await visitor.sayAll(numbered('m', 9));
      let page = await readPage(stage, visitor.connection, { limit: 3 });
      const got = [...page.messages];
      while (page.before !== undefined) {
        await stage.fence(conversation, visitor);
        page = await readPage(stage, visitor.connection, { before: page.before, limit: 3 });
        got.unshift(...page.messages);
      }
      equal(texts(got), ['hello, chat', ...numbered('m', 9)], 'pages');
    },
  },
  {
    id: '58',
    title: 'messages of one millisecond keep their order over page borders',
    needs: ['history.before'],
    async run(stage) {
      const { visitor } = await stage.talk();
      await visitor.sayAll(numbered('m', 40));
      const log = await pageBack(stage, visitor.connection, 7);
      // Sent at once, so that several usually share a millisecond; the order must not depend on it.
      equal(texts(log), ['hello, chat', ...numbered('m', 40)], 'log');
    },
  },
  {
    id: '59',
    title: 'history after a cursor is what the stream gave',
    needs: ['history.after', 'resume.cursor'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const last = await stage.fence(conversation, visitor);
      const { cursor } = visitor;
      assert(cursor !== undefined, 'a cursor comes with the stream');
      await visitor.sayAll(numbered('m', 12));
      await stage.fence(conversation, visitor);
      const stream = visitor.heard.slice(visitor.heard.findIndex(({ id }) => id === last.id) + 1);
      const got: Message[] = [];
      let after: string | undefined = cursor;
      for (let count = 0; after !== undefined; count++) {
        assert(count < 100, 'paging forward never ends');
        const page = await readPage(stage, visitor.connection, { after, limit: 5 });
        got.push(...page.messages);
        after = page.messages.length === 0 ? undefined : page.after;
      }
      equal(got, stream, 'pages after the cursor');
    },
  },
  {
    id: '60',
    title: 'an unknown or foreign cursor is refused, and never another visitor’s data',
    needs: ['history.before', 'history.after', 'resume.cursor'],
    async run(stage) {
      const one = await stage.talk();
      const other = await stage.talk();
      await one.visitor.say('a secret');
      await stage.fence(one.conversation, one.visitor);
      await stage.fence(other.conversation, other.visitor);
      const foreign = one.visitor.cursor ?? '';
      for (const cursor of ['', 'nonsense', '0', '-1', foreign, `${foreign}0`, `${other.visitor.cursor}9`]) {
        for (const query of [{ before: cursor }, { after: cursor }]) {
          const asked = readPage(stage, other.visitor.connection, { ...query, limit: 10 });
          const what = `history of ${JSON.stringify(query).replace(foreign, '<foreign>')}`;
          await rejects(asked, { kinds: ['rejected'] }, what);
        }
        const tab = await stage.visit({ session: other.visitor.session, cursor });
        equal(tab.connection.snapshot.complete, false, 'complete');
        equal(texts(tab.connection.snapshot.messages), ['hello, chat', 'fence 2'], 'snapshot');
        await tab.close();
      }
      await other.visitor.say('still connected');
    },
  },
  {
    id: '62',
    title: 'a limit above maxPage is cut down, not refused',
    needs: ['history.before'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const { history } = visitor.connection.capabilities;
      assert(history !== false, 'history is offered by the transport and not by its connection');
      const wanted = numbered('m', history.maxPage + 5);
      await visitor.sayAll(wanted);
      const page = await readPage(stage, visitor.connection, { limit: history.maxPage * 10 });
      equal(page.messages.length, history.maxPage, 'messages in the page');
      equal(texts(page.messages), wanted.slice(-history.maxPage), 'the newest page');
      assert(page.before !== undefined, 'there is more before it');
      const tab = await stage.visit({ session: visitor.session });
      const { messages, earlier } = tab.connection.snapshot;
      equal(texts(messages), wanted.slice(-texts(messages).length), 'snapshot');
      equal(earlier, texts(messages).length < wanted.length + 1, 'earlier');
    },
  },
  {
    id: '63',
    title: 'an empty log is an empty page',
    needs: ['history.before'],
    async run(stage) {
      const { connection } = await stage.visit();
      equal(await readPage(stage, connection, { limit: 10 }), { messages: [] }, 'page');
    },
  },
  {
    id: '64',
    title: 'a clock that is a day off, and jumps, changes no order',
    run: (stage) =>
      withClock(async (clock) => {
        const day = 24 * 60 * 60_000;
        const { visitor, conversation } = await stage.talk();
        const wanted = ['hello, chat'];
        for (const [step, shift] of [day, -day, day - 60 * 60_000, 0].entries()) {
          clock.shift = shift;
          await visitor.say(`step ${step + 1}`);
          await stage.fence(conversation, visitor);
          wanted.push(`step ${step + 1}`, `fence ${step + 1}`);
        }
        equal(texts(visitor.heard), wanted, 'stream');
        const orders = visitor.heard.map(({ order }) => order);
        equal(orders, [...orders].sort(), 'orders in the stream');
        const back = await stage.visit({ session: visitor.session });
        equal(texts(back.connection.snapshot.messages), wanted, 'snapshot');
        assert(Number.isFinite(back.connection.snapshot.serverTime), 'serverTime is a number');
      }),
  },
];
