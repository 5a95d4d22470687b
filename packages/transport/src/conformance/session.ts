import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import { numbered, texts } from './texts.js';

/** Who the visitor is, across reloads. */
export const session: readonly ConformanceCase[] = [
  {
    id: '14',
    title: 'reload with session and cursor shows nothing twice and misses nothing',
    needs: ['resume.cursor'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const before = await stage.fence(conversation, visitor);
      await visitor.close();
      for (const text of numbered('missed ', 3)) {
        await stage.harness.desk.say(conversation, [{ kind: 'text', text }]);
      }
      const back = await stage.comeBack(visitor);
      equal(back.connection.snapshot.complete, true, 'complete');
      equal(texts(back.connection.snapshot.messages), numbered('missed ', 3), 'messages after the cursor');
      await stage.fence(conversation, back);
      equal(texts(back.heard), ['fence 2'], 'stream after the snapshot');
      assert(
        back.heard.every(({ order }) => order > before.order),
        'what is new sorts behind what was there',
      );
    },
  },
  {
    id: '15',
    title: 'reload with session and no cursor gives the newest page',
    async run(stage) {
      const { visitor } = await stage.talk();
      await visitor.sayAll(numbered('m', 5));
      await visitor.close();
      const back = await stage.visit({ session: visitor.session });
      const { snapshot } = back.connection;
      equal(snapshot.complete, false, 'complete');
      equal(snapshot.earlier, false, 'earlier');
      equal(texts(snapshot.messages), ['hello, chat', ...numbered('m', 5)], 'messages');
      equal(snapshot.conversation?.phase, 'open', 'conversation');
    },
  },
  {
    id: '16',
    title: 'an unknown session is told so as auth, and a new visitor is welcome',
    needs: ['ability forgetSessions'],
    async run(stage) {
      const { visitor } = await stage.talk();
      await visitor.close();
      await stage.remote('forgetSessions')();
      await rejects(
        stage.visit({ session: visitor.session }),
        { kinds: ['auth'], code: 'token_unknown' },
        'connect',
      );
      const anew = await stage.visit();
      assert(anew.session !== visitor.session, 'the forgotten session comes back');
      equal(anew.connection.snapshot.messages, [], 'messages of the new visitor');
    },
  },
  {
    id: '18',
    title: 'a forged session is refused, and not repeated in the error',
    async run(stage) {
      const { session } = await stage.visit();
      const forged = `${session.slice(0, -4)}${session.endsWith('aaaa') ? 'bbbb' : 'aaaa'}`;
      const error = await rejects(stage.visit({ session: forged }), { kinds: ['auth'] }, 'connect');
      const words = `${error.message} ${JSON.stringify(error)} ${String(error.cause ?? '')} ${error.stack ?? ''}`;
      assert(!words.includes(forged), 'the error repeats the session');
    },
  },
  {
    id: 'R1',
    title: 'what is sent while a tab connects is in its snapshot or in its stream, once',
    needs: ['tabs.many'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const wanted = numbered('race ', 20);
      const sends: Promise<unknown>[] = [];
      const tabs: ReturnType<typeof stage.visit>[] = [];
      for (const [index, text] of wanted.entries()) {
        sends.push(visitor.say(text));
        if (index % 5 === 2) tabs.push(stage.visit({ session: visitor.session }));
        if (index % 2 === 0) await Promise.race([sends.at(-1), tabs.at(-1)]);
      }
      await Promise.all(sends);
      const opened = await within(Promise.all(tabs), stage.deadlineMs, 'the tabs connect');
      await stage.fence(conversation, visitor, ...opened);
      for (const tab of opened) {
        const all = [...tab.connection.snapshot.messages, ...tab.heard];
        equal(texts(all), ['hello, chat', ...wanted, 'fence 1'], 'snapshot and stream');
      }
    },
  },
  {
    id: '95',
    title: 'two visitors share nothing',
    async run(stage) {
      const one = await stage.talk();
      const other = await stage.talk();
      assert(one.visitor.session !== other.visitor.session, 'both have one session');
      assert(one.conversation !== other.conversation, 'both have one conversation');
      await one.visitor.say('a secret');
      await stage.fence(one.conversation, one.visitor);
      await stage.fence(other.conversation, other.visitor);
      equal(texts(other.visitor.heard), ['hello, chat', 'fence 2'], 'what the other one heard');
    },
  },
  {
    id: '96',
    title: 'the session stands in no cursor, message or file',
    async run(stage) {
      const { visitor, first } = await stage.talk();
      const { session, connection } = visitor;
      const words = JSON.stringify([first, { ...connection.snapshot, session: '' }, visitor.events]);
      assert(!words.includes(session), 'the session stands in what the backend hands out');
    },
  },
];
