import { createClientId } from '../createClientId.js';
import { isChatError } from '../errors.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import { readAll } from './readAll.js';
import { sendAgain } from './sendAgain.js';
import { numbered, texts } from './texts.js';

/** Coming, going, and what a lost connection costs. */
export const connection: readonly ConformanceCase[] = [
  {
    id: '1',
    title: 'connect gives a snapshot, and events only after it',
    async run(stage) {
      const { connection, events } = await stage.visit();
      const { snapshot } = connection;
      assert(snapshot.session.length >= 16, 'the session is too short to be unguessable');
      equal(snapshot.messages, [], 'messages of a new visitor');
      equal(snapshot.conversation, undefined, 'conversation of a new visitor');
      equal([snapshot.complete, snapshot.earlier], [false, false], '[complete, earlier] of a new visitor');
      equal(snapshot.availability.online, true, 'availability while an operator is there');
      assert(Number.isFinite(snapshot.serverTime), 'serverTime is a number');
      equal(
        events.filter(({ type }) => type === 'message' || type === 'gap'),
        [],
        'events of a new visitor',
      );
    },
  },
  {
    id: '2',
    title: 'a second connect is a second connection, and closing one leaves the other',
    needs: ['tabs.many'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const second = await stage.visit({ session: visitor.session });
      await second.close();
      await stage.fence(conversation, visitor);
      await visitor.say('still here');
    },
  },
  {
    id: '3',
    title: 'nobody listens: connect rejects as retryable',
    needs: ['ability kill'],
    async run(stage) {
      await stage.remote('kill')();
      const attempt = stage.harness.tab().connect({}, () => undefined, new AbortController().signal);
      await rejects(
        within(attempt, stage.deadlineMs, 'connect() settles'),
        { kinds: ['retryable'] },
        'connect',
      );
      await stage.remote('start')();
    },
  },
  {
    id: '3b',
    title:
      'a wire that refuses, breaks, falls silent or answers with an error: connect rejects, and works again after it',
    needs: ['ability wire'],
    async run(stage) {
      const wire = stage.wire();
      const faults: Readonly<Record<string, () => void>> = {
        'connections are refused': () => wire.refuse(),
        'the answer breaks off': () => wire.cutAfter('down', 20),
        'a proxy answers 500': () => wire.answer(500),
        'a proxy answers 502': () => wire.answer(502),
        'a proxy answers 429': () => wire.answer(429, { retryAfterSeconds: 3 }),
      };
      for (const [what, fail] of Object.entries(faults)) {
        fail();
        const error = await rejects(
          stage.visit(),
          { kinds: ['retryable', 'rate-limited'] },
          `connect while ${what}`,
        );
        assert(
          error.kind !== 'rate-limited' || (error.retryAfterMs ?? 0) >= 3000,
          `connect while ${what}: retryAfterMs is cut down to ${error.retryAfterMs}`,
        );
        wire.heal();
      }
      wire.blackhole();
      const controller = new AbortController();
      const attempt = stage.harness.tab().connect({}, () => undefined, controller.signal);
      controller.abort();
      await rejects(
        within(attempt, stage.deadlineMs, 'connect() settles'),
        { code: 'aborted' },
        'connect into silence',
      );
      wire.heal();
      await (await stage.visit()).say('through at last', { intent: 'chat' });
    },
  },
  {
    id: '4',
    title: 'a backend that was down at the start is reached by a later attempt of the same transport',
    needs: ['ability kill'],
    async run(stage) {
      const transport = stage.harness.tab();
      const { signal } = new AbortController();
      await stage.remote('kill')();
      await rejects(
        within(
          transport.connect({}, () => undefined, signal),
          stage.deadlineMs,
          'connect() settles',
        ),
        { kinds: ['retryable'] },
        'connect',
      );
      await stage.remote('start')();
      const connected = await within(
        transport.connect({}, () => undefined, signal),
        stage.deadlineMs,
        'connect()',
      );
      await connected.close();
    },
  },
  {
    id: '5',
    title: 'close ends it: closed settles, nothing more is heard, the backend sees the visitor gone',
    needs: ['tabs.many', 'context'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await stage.desk((seen) => seen.visitors.get(conversation)?.connected, 'the visitor is there');
      const count = visitor.events.length;
      await visitor.close();
      equal(
        await within(visitor.connection.closed, stage.deadlineMs, 'closed'),
        undefined,
        'closed after close()',
      );
      await visitor.close();
      await stage.desk((seen) => seen.visitors.get(conversation)?.connected === false, 'the visitor is gone');
      const other = await stage.visit({ session: visitor.session });
      await stage.fence(conversation, other);
      equal(visitor.events.length, count, 'events heard after close()');
    },
  },
  {
    id: '6',
    title: 'abort while connecting rejects as aborted and leaves no connection',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await visitor.close();
      const controller = new AbortController();
      const attempt = stage.harness
        .tab()
        .connect(
          { session: visitor.session },
          () => assert(false, 'an event of an aborted attempt'),
          controller.signal,
        );
      controller.abort();
      await rejects(within(attempt, stage.deadlineMs, 'connect() settles'), { code: 'aborted' }, 'connect');
      await stage.desk((seen) => seen.visitors.get(conversation)?.connected === false, 'the visitor is gone');
    },
  },
  {
    id: '7',
    title: 'abort before connecting rejects as aborted at once',
    async run(stage) {
      const attempt = stage.harness.tab().connect({}, () => undefined, AbortSignal.abort());
      await rejects(within(attempt, stage.deadlineMs, 'connect() settles'), { code: 'aborted' }, 'connect');
    },
  },
  {
    id: '8',
    title: 'a half-open connection is noticed, and what was sent into it is of unknown fate',
    needs: ['ability freeze or wire', 'dedupe'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const { wire } = stage.harness;
      await (wire ? wire.blackhole() : stage.remote('freeze')());
      const clientId = createClientId();
      const sent = rejects(
        visitor.connection.send({ clientId, parts: [{ kind: 'text', text: 'anybody?' }] }),
        { kinds: ['retryable'], outcome: 'unknown' },
        'send into a half-open connection',
      );
      // It is waited for below; until then it may have failed already.
      sent.catch(() => undefined);
      try {
        const error = await within(visitor.connection.closed, stage.deadlineMs * 2, 'closed settles');
        assert(isChatError(error) && error.kind === 'retryable', `closed with ${String(error)}`);
        await within(sent, stage.deadlineMs, 'send settles');
      } finally {
        await (wire ? wire.heal() : stage.remote('thaw')());
      }
      const back = await stage.comeBack(visitor);
      await sendAgain(stage, back, 'anybody?', clientId);
      equal(texts(await readAll(stage, back)), ['hello, chat', 'anybody?'], 'log');
    },
  },
  {
    id: '9',
    title: 'killed and started again: closed says retryable, and the cursor goes on without loss',
    needs: ['ability kill', 'resume.cursor'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await stage.fence(conversation, visitor);
      await stage.remote('kill')();
      const error = await within(visitor.connection.closed, stage.deadlineMs, 'closed settles');
      assert(isChatError(error) && error.kind === 'retryable', `closed with ${String(error)}`);
      await stage.remote('start')();
      const back = await stage.comeBack(visitor);
      equal(back.connection.snapshot.complete, true, 'complete');
      equal(texts(back.connection.snapshot.messages), [], 'messages after the cursor');
      equal(back.conversation?.id, conversation, 'conversation');
      await stage.desk((seen) => seen.chats.get(conversation)?.phase === 'open', 'the operator has the chat');
      await back.say('after the restart');
      await stage.fence(conversation, back);
    },
  },
  {
    id: '10',
    title: 'ten reconnects in a row miss nothing, repeat nothing and leave one connection',
    needs: ['resume.cursor', 'context'],
    async run(stage) {
      let { visitor, conversation } = await stage.talk();
      const wanted = numbered('while away ', 10);
      const got: string[] = [];
      for (const text of wanted) {
        if (stage.harness.backend.drop || stage.harness.wire) await stage.lose(visitor);
        else await visitor.close();
        await stage.harness.desk.say(conversation, [{ kind: 'text', text }]);
        visitor = await stage.comeBack(visitor);
        equal(visitor.connection.snapshot.complete, true, 'complete');
        got.push(...texts(visitor.connection.snapshot.messages));
      }
      equal(got, wanted, 'messages of the ten absences');
      await visitor.close();
      await stage.desk(
        (seen) => seen.visitors.get(conversation)?.connected === false,
        'no connection is left',
      );
    },
  },
  {
    id: '10b',
    title: 'after ten cuts in a row there are no more connections on the wire than before',
    needs: ['ability wire'],
    async run(stage) {
      const wire = stage.wire();
      let { visitor } = await stage.talk();
      const before = wire.open;
      for (let count = 0; count < 10; count++) {
        wire.cut();
        await within(visitor.connection.closed, stage.deadlineMs, 'closed settles');
        visitor = await stage.comeBack(visitor);
        await visitor.say(`after cut ${count + 1}`);
      }
      assert(wire.open <= before, `connections after ten cuts: expected at most ${before}, got ${wire.open}`);
      await visitor.close();
    },
  },
  {
    id: '11',
    title: 'without a network the session is suspended at once, and resumes with it',
    provenIn: 'packages/core/src/createSession.connection.test.ts',
  },
  {
    id: '12',
    title: 'the back-off starts anew only after a stable time',
    provenIn: 'packages/core/src/createSession.connection.test.ts',
  },
  {
    id: '13',
    title: 'an address with a path and a query, as behind a proxy, is kept for everything',
    needs: ['ability tabBehind'],
    async run(stage) {
      const { tabBehind } = stage.harness;
      assert(tabBehind, 'the harness declares “tabBehind” and has no such method');
      const visitor = await stage.visit({}, tabBehind('/behind/a/proxy?tenant=7'));
      const { message } = await visitor.say('from behind', { intent: 'chat' });
      await stage.desk(({ messages }) => messages.some(({ id }) => id === message.id), 'the message');
      const { upload } = visitor.connection;
      if (upload === undefined) return;
      const blob = new Blob(['behind'], { type: 'text/plain' });
      const called = upload({ clientId: createClientId(), name: 'a.txt', blob });
      const file = await within(called, stage.deadlineMs, 'upload settles').catch((error: unknown) => {
        // A type that this backend does not take shows as well that the upload found its way.
        if (!isChatError(error) || error.code !== 'file_type_forbidden') throw error;
      });
      const { fetchFile } = stage.harness.backend;
      if (file && fetchFile)
        equal((await fetchFile(file.url)).length, 6, 'bytes of the file behind the proxy');
    },
  },
];
