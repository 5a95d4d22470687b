import { isChatError } from '../errors.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import { readAll } from './readAll.js';
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
    id: '17',
    title: 'what is no session at all is refused as auth, whatever it looks like',
    async run(stage) {
      for (const session of [
        'x',
        'null',
        '../../etc/passwd',
        'й'.repeat(50),
        'a'.repeat(100),
        `' OR 1=1 --`,
      ]) {
        const what = `connect as ${JSON.stringify(session.slice(0, 20))}`;
        await rejects(stage.visit({ session }), { kinds: ['auth'] }, what);
      }
      await stage.visit();
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
    id: '19',
    title: 'shut out while online: closed says fatal, and so does coming back',
    needs: ['ability ban'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const other = await stage.talk();
      await stage.remote('ban')(conversation);
      const error = await within(visitor.connection.closed, stage.deadlineMs, 'closed settles');
      assert(
        isChatError(error) && error.kind === 'fatal',
        `closed: expected a fatal error, got ${String(error)}`,
      );
      await rejects(stage.comeBack(visitor), { kinds: ['fatal'] }, 'connect after it');
      await other.visitor.say('nobody else is concerned');
      await stage.fence(other.conversation, other.visitor);
    },
  },
  {
    id: '20',
    title: 'a session that is forgotten is useless, also to the tabs that still hold it',
    needs: ['ability forgetSessions', 'tabs.many'],
    async run(stage) {
      const { visitor } = await stage.talk();
      await visitor.say('a secret');
      const other = await stage.visit({ session: visitor.session });
      await stage.remote('forgetSessions')();
      for (const tab of [visitor, other]) {
        const late = tab.say('too late').then(
          () => 'stored',
          (error: unknown) => (isChatError(error) ? error.kind : String(error)),
        );
        const fate = await late;
        assert(
          ['auth', 'retryable'].includes(fate),
          `a send under a forgotten session: expected auth or retryable, got ${fate}`,
        );
        await rejects(stage.comeBack(tab), { kinds: ['auth'] }, 'connect with the forgotten session');
      }
      equal((await stage.visit()).connection.snapshot.messages, [], 'what a new visitor is shown');
    },
  },
  {
    id: '21',
    title: 'a new session is stored before anything is sent under it',
    provenIn: 'packages/core/src/createSession.connection.test.ts',
  },
  {
    id: 'E1',
    title: 'after a restored back-up the cursor is not gone on from, and the talk is',
    needs: ['ability restoreBackup', 'resume.cursor'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await visitor.sayAll(numbered('perhaps lost ', 3));
      await stage.fence(conversation, visitor);
      await stage.remote('restoreBackup')();
      await within(visitor.connection.closed, stage.deadlineMs, 'closed settles');
      const back = await stage.comeBack(visitor).catch((error: unknown) => {
        // The older copy may not know this visitor at all.
        assert(isChatError(error) && error.kind === 'auth', `connect: expected auth, got ${String(error)}`);
        return stage.visit();
      });
      equal(back.connection.snapshot.complete, false, 'complete after a log was replaced');
      await back.say('and on', { intent: 'chat' });
      const log = texts(await readAll(stage, back));
      equal(log.at(-1), 'and on', 'the last message of the log');
      equal(log, [...new Set(log)], 'log without doubles');
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
    id: '91',
    title: 'hidden for a long time the session is suspended, and resumes when it is seen again',
    provenIn: 'packages/core/src/createSession.connection.test.ts',
  },
  {
    id: '92',
    title: 'a page from the back-forward cache reconnects, whatever its socket says',
    provenIn: 'packages/core/src/createSession.connection.test.ts',
  },
  {
    id: '93',
    title: 'with storage blocked everything works from memory',
    provenIn: 'packages/core/src/createSession.delivery.test.ts',
  },
  {
    id: '94',
    title: 'a strict Content-Security-Policy, without inline and eval, is enough',
    provenIn: 'packages/widget/test/window.browser.test.ts',
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
