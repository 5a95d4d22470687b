import { createClientId } from '../createClientId.js';
import { isChatError, type SendOutcome } from '../errors.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Stage } from './createStage.js';
import { readAll } from './readAll.js';
import { sendAgain } from './sendAgain.js';
import { numbered, texts } from './texts.js';

/** Fifty sends, a fault after the tenth, and everything sent again that was not acknowledged. */
async function burst(stage: Stage, fail: () => Promise<() => Promise<void>>): Promise<void> {
  const { visitor } = await stage.talk();
  const batch = numbered('burst ', 50).map((text) => ({ text, clientId: createClientId() }));
  const acked = new Map<string, string>();
  const notSent = new Set<string>();
  const under = batch.map(({ text, clientId }) =>
    visitor.say(text, { clientId }).then(
      ({ message }) => void acked.set(clientId, message.id),
      (error: unknown) => {
        if (isChatError(error) && error.outcome === 'not-sent') notSent.add(clientId);
      },
    ),
  );
  await Promise.all(under.slice(0, 10));
  const mend = await fail();
  await Promise.all(under);
  await within(visitor.connection.closed, stage.deadlineMs, 'closed settles');
  await mend();
  const back = await stage.comeBack(visitor);
  for (const { text, clientId } of batch) {
    const { message, duplicate } = await sendAgain(stage, back, text, clientId);
    const known = acked.get(clientId);
    if (notSent.has(clientId)) equal(duplicate, false, `“${text}” is stored, and was called not-sent`);
    if (known !== undefined) equal([duplicate, message.id], [true, known], `the acknowledged “${text}”`);
  }
  const wanted = ['hello, chat', ...numbered('burst ', 50)];
  equal(texts(await readAll(stage, back)), wanted, 'log');
  const stream = () => [...visitor.heard, ...back.connection.snapshot.messages, ...back.heard];
  await back.until(() => texts(stream()).length >= wanted.length, 'both streams together are complete');
  equal(texts(stream()), wanted, 'both streams together');
}

/** What became of a message when the way to the backend broke. */
export const fate: readonly ConformanceCase[] = [
  {
    id: '25',
    title: 'a lost acknowledgement is one message in the end',
    needs: ['ability loseNextAnswer or wire', 'dedupe'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const clientId = createClientId();
      const { wire, backend } = stage.harness;
      if (backend.loseNextAnswer) backend.loseNextAnswer();
      else wire?.hold('down');
      const lost = rejects(
        visitor.say('perhaps', { clientId }),
        { kinds: ['retryable'], outcome: 'unknown' },
        'send',
      );
      // It is waited for below; until then it may have failed already.
      lost.catch(() => undefined);
      if (!backend.loseNextAnswer) {
        await stage.desk(
          ({ messages }) => messages.some((one) => one.clientId === clientId),
          'the message is stored',
        );
        wire?.cut();
        wire?.heal();
      }
      await lost;
      const back = await stage.comeBack(visitor);
      equal((await sendAgain(stage, back, 'perhaps', clientId)).duplicate, true, 'duplicate');
      equal(texts(await readAll(stage, back)), ['hello, chat', 'perhaps'], 'log');
    },
  },
  {
    id: '26',
    title: 'without a connection nothing leaves: not-sent, and not stored',
    needs: ['ability drop or kill or wire'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await stage.lose(visitor);
      await rejects(visitor.say('into the void'), { kinds: ['retryable'], outcome: 'not-sent' }, 'send');
      const back = await stage.comeBack(visitor);
      await stage.desk((seen) => seen.chats.has(conversation), 'the operator has the chat');
      await stage.fence(conversation, back);
      equal(texts(await readAll(stage, back)), ['hello, chat', 'fence 1'], 'log');
    },
  },
  {
    id: '26b',
    title: 'cut before a first byte: not-sent only if that is certain, and one message when it is sent again',
    needs: ['ability wire', 'dedupe'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const clientId = createClientId();
      stage.wire().cutAfter('up', 0);
      // An adapter with several lines may lose another one than that of the message.
      const error = await visitor.say('cut off', { clientId }).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      assert(
        error === undefined || (isChatError(error) && error.kind === 'retryable'),
        `a send whose line is cut rejects as retryable, and not with ${String(error)}`,
      );
      await within(visitor.connection.closed, stage.deadlineMs, 'closed settles');
      const back = await stage.comeBack(visitor);
      const { duplicate } = await sendAgain(stage, back, 'cut off', clientId);
      if (error === undefined) equal(duplicate, true, 'duplicate of an acknowledged message');
      else if (error.outcome === 'not-sent') equal(duplicate, false, 'stored, and called not-sent');
      equal(texts(await readAll(stage, back)), ['hello, chat', 'cut off'], 'log');
    },
  },
  {
    id: '27',
    title: 'cut in the middle of a message: of unknown fate, and whole when it is sent again',
    needs: ['ability wire', 'dedupe'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const clientId = createClientId();
      const long = 'й'.repeat(Math.min(visitor.connection.capabilities.maxText, 4000));
      stage.wire().cutAfter('up', long.length);
      await rejects(visitor.say(long, { clientId }), { kinds: ['retryable'], outcome: 'unknown' }, 'send');
      const back = await stage.comeBack(visitor);
      await sendAgain(stage, back, long, clientId);
      equal(texts(await readAll(stage, back)), ['hello, chat', long], 'log');
    },
  },
  {
    id: '28',
    title: 'killed right after a send: what was acknowledged is kept, what was not can be sent again',
    needs: ['ability kill', 'dedupe'],
    async run(stage) {
      let { visitor } = await stage.talk();
      const wanted = ['hello, chat'];
      for (const text of numbered('risky ', 2)) {
        const clientId = createClientId();
        let outcome: SendOutcome | undefined;
        const sent = visitor.say(text, { clientId }).catch((error: unknown) => {
          outcome = isChatError(error) ? error.outcome : undefined;
        });
        await stage.remote('kill')();
        const ack = await sent;
        await within(visitor.connection.closed, stage.deadlineMs, 'closed settles');
        await stage.remote('start')();
        visitor = await stage.comeBack(visitor);
        const again = await sendAgain(stage, visitor, text, clientId);
        if (ack)
          equal([again.duplicate, again.message.id], [true, ack.message.id], 'the acknowledged message');
        else if (outcome === 'not-sent') equal(again.duplicate, false, 'stored, and called not-sent');
        wanted.push(text);
      }
      equal(texts(await readAll(stage, visitor)), wanted, 'log');
    },
  },
  {
    id: '28b',
    title: 'whichever answer the wire swallows, there is one message in the end',
    needs: ['ability wire', 'dedupe'],
    async run(stage) {
      let { visitor } = await stage.talk();
      const wanted = ['hello, chat'];
      for (const answer of [1, 2, 3]) {
        const clientId = createClientId();
        const text = `answer ${answer} is lost`;
        stage.wire().swallow(answer);
        const error = await visitor.say(text, { clientId }).then(
          () => undefined,
          (cause: unknown) => cause,
        );
        stage.wire().heal();
        assert(
          error === undefined || (isChatError(error) && error.kind === 'retryable'),
          `a send whose answer is lost rejects as retryable, and not with ${String(error)}`,
        );
        // Also an acknowledged one may have lost its connection a moment later.
        await visitor.close();
        visitor = await stage.comeBack(visitor);
        const again = await sendAgain(stage, visitor, text, clientId);
        if (error === undefined) equal(again.duplicate, true, 'duplicate of an acknowledged message');
        wanted.push(text);
      }
      equal(texts(await readAll(stage, visitor)), wanted, 'log');
    },
  },
  {
    id: '29',
    title: 'killed in the middle of a burst of fifty: all, once, in order',
    needs: ['ability kill', 'dedupe', 'resume.cursor'],
    run: (stage) =>
      burst(stage, async () => {
        await stage.remote('kill')();
        return stage.remote('start');
      }),
  },
  {
    id: '29b',
    title: 'cut in the middle of a burst of fifty: all, once, in order',
    needs: ['ability wire', 'dedupe', 'resume.cursor'],
    run: (stage) =>
      burst(stage, async () => {
        stage.wire().cut();
        return async () => undefined;
      }),
  },
  {
    id: '30',
    title: 'what is written while waiting for a connection is queued, and sent in order',
    provenIn: 'packages/core/src/createSession.delivery.test.ts',
  },
  {
    id: '36',
    title: 'the page is reloaded between send and acknowledgement: one message',
    needs: ['dedupe'],
    async run(stage) {
      let { visitor } = await stage.talk();
      const wanted = ['hello, chat'];
      for (const when of ['before it arrives', 'once it has arrived']) {
        const clientId = createClientId();
        const sent = visitor.say(when, { clientId }).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (when === 'once it has arrived') {
          await stage.desk(
            ({ messages }) => messages.some((one) => one.clientId === clientId),
            'the message',
          );
        }
        await visitor.close();
        await sent;
        visitor = await stage.visit({ session: visitor.session });
        await sendAgain(stage, visitor, when, clientId);
        wanted.push(when);
      }
      equal(texts(await readAll(stage, visitor)), wanted, 'log');
    },
  },
];
