import { assert, equal, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import { openVisitor } from './openVisitor.js';
import { readAll } from './readAll.js';
import { numbered, texts } from './texts.js';

/** What comes from the other side. */
export const receiving: readonly ConformanceCase[] = [
  {
    id: '46',
    title: 'the stream of several tabs is in order, with rising order and a cursor on each message',
    needs: ['tabs.many', 'resume.cursor'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const other = await stage.visit({ session: visitor.session });
      await Promise.all([
        visitor.sayAll(numbered('v', 15)),
        ...numbered('o', 15).map((text) => stage.harness.desk.say(conversation, [{ kind: 'text', text }])),
      ]);
      await stage.fence(conversation, visitor, other);
      for (const tab of [visitor, other]) {
        const orders = tab.heard.map(({ order }) => order);
        equal(orders, [...new Set(orders)].sort(), 'orders in the stream');
        const bare = tab.events.filter((event) => event.type === 'message' && event.cursor === undefined);
        equal(bare, [], 'messages without a cursor');
      }
      assert(texts(visitor.heard).length === 32, `heard ${texts(visitor.heard).length} of 32 messages`);
    },
  },
  {
    id: '47',
    title: 'nothing is delivered twice, not even to the tab that sent it',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await visitor.sayAll(numbered('m', 10));
      await stage.fence(conversation, visitor);
      const ids = visitor.heard.map(({ id }) => id);
      equal(ids, [...new Set(ids)], 'ids in the stream');
    },
  },
  {
    id: '49',
    title: 'what is of a later version is passed over in silence',
    needs: ['ability babble'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await stage.fence(conversation, visitor);
      const before = visitor.events.length;
      stage.remote('babble')('unknown');
      await stage.fence(conversation, visitor);
      equal(
        visitor.events.slice(before).map(({ type }) => type),
        ['message'],
        'events after an unknown frame',
      );
      await visitor.say('nothing happened');
    },
  },
  {
    id: '50',
    title: 'what nobody can read is an error event, and the connection lives on',
    needs: ['ability babble'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      stage.remote('babble')('malformed');
      const event = await visitor.until(
        () => visitor.events.find(({ type }) => type === 'error'),
        'the error event',
      );
      assert(event.type === 'error' && event.error.code === 'bad_frame', `error: ${JSON.stringify(event)}`);
      await stage.fence(conversation, visitor);
      await visitor.say('still connected');
    },
  },
  {
    id: '51',
    title: 'a listener that throws harms nobody, itself included',
    needs: ['tabs.many'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      let thrown = 0;
      const clumsy = await openVisitor(
        stage.harness.tab(),
        { session: visitor.session },
        stage.deadlineMs,
        () => {
          thrown++;
          if (thrown < 3) throw new Error('thrown by a listener on purpose');
        },
      );
      try {
        await stage.fence(conversation, visitor, clumsy);
        await clumsy.say('still able to speak');
        await stage.fence(conversation, visitor, clumsy);
        await stage.fence(conversation, visitor, clumsy);
        assert(thrown > 2, 'the listener was called on');
        equal(texts(clumsy.heard), texts(visitor.heard).slice(-4), 'what the clumsy tab heard');
      } finally {
        await clumsy.close();
      }
    },
  },
  {
    id: '52',
    title: 'two hundred messages in one go arrive, all and in order',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const wanted = numbered('o', 200);
      await within(
        Promise.all(wanted.map((text) => stage.harness.desk.say(conversation, [{ kind: 'text', text }]))),
        stage.deadlineMs * 2,
        'the operator says two hundred things',
      );
      await stage.fence(conversation, visitor);
      equal(texts(visitor.heard), ['hello, chat', ...wanted, 'fence 1'], 'stream');
    },
  },
  {
    id: '54',
    title: 'each message says who wrote it',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const said = await stage.fence(conversation, visitor);
      equal(said.from, 'operator', 'from of the operator’s message');
      assert(said.author?.name, 'the operator’s message names its author');
      const log = await readAll(stage, visitor);
      for (const { from, parts } of log) {
        const notice = parts.some(({ kind }) => kind === 'notice');
        assert(!notice || from === 'system', `a notice from ${from}`);
      }
      equal(
        log.filter(({ from }) => from === 'visitor' || from === 'operator').map(({ from }) => from),
        ['visitor', 'operator'],
        'writers in the log',
      );
    },
  },
];
