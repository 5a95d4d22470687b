import { createClientId } from '../createClientId.js';
import { isChatError, type SendOutcome } from '../errors.js';
import type { Message } from '../model.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import { readAll } from './readAll.js';
import { numbered, texts } from './texts.js';

const only = (messages: readonly Message[], clientId: string) =>
  messages.filter((message) => message.clientId === clientId);

/** Every message once, in order, and the truth about its fate. */
export const sending: readonly ConformanceCase[] = [
  {
    id: '22',
    title: 'the acknowledgement is the message: id, clientId, order, the same as its echo',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const clientId = createClientId();
      const { message, duplicate } = await visitor.say('one', { clientId });
      equal(duplicate, false, 'duplicate');
      equal(message.clientId, clientId, 'clientId');
      equal(message.conversation, conversation, 'conversation');
      equal(message.from, 'visitor', 'from');
      equal(message.parts, [{ kind: 'text', text: 'one' }], 'parts');
      assert(message.id !== '' && message.order !== '' && message.at > 0, 'id, order and at are there');
      const echo = await visitor.until(() => visitor.heard.find(({ id }) => id === message.id), 'the echo');
      equal(echo, message, 'echo and acknowledgement');
      await stage.fence(conversation, visitor);
      equal(only(visitor.heard, clientId).length, 1, 'echoes');
    },
  },
  {
    id: '23',
    title: 'a hundred sends at once arrive in order',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const wanted = numbered('n', 100);
      const sent = await visitor.sayAll(wanted);
      const orders = sent.map(({ message }) => message.order);
      equal(orders, [...orders].sort(), 'orders');
      equal(new Set(orders).size, 100, 'different orders');
      await stage.fence(conversation, visitor);
      equal(texts(visitor.heard), ['hello, chat', ...wanted, 'fence 1'], 'echoes');
      await stage.desk(
        ({ messages }) => messages.some(({ id }) => id === sent.at(-1)?.message.id),
        'the last of the hundred',
      );
      const seen = stage.harness.desk.seen.messages.filter(
        (message) => message.conversation === conversation,
      );
      equal(
        texts(seen).filter((text) => text.startsWith('n')),
        wanted,
        'what the operator saw',
      );
    },
  },
  {
    id: '24',
    title: 'same clientId twice is one message',
    needs: ['dedupe.server'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const clientId = createClientId();
      const [one, two] = await Promise.all([
        visitor.say('once', { clientId }),
        visitor.say('once', { clientId }),
      ]);
      const three = await visitor.say('once', { clientId });
      equal([one.duplicate, two.duplicate, three.duplicate], [false, true, true], 'duplicate');
      equal([two.message.id, three.message.id], [one.message.id, one.message.id], 'ids');
      await stage.fence(conversation, visitor);
      equal(only(visitor.heard, clientId).length, 1, 'echoes');
      equal(texts(await readAll(stage, visitor)), ['hello, chat', 'once', 'fence 1'], 'log');
    },
  },
  {
    id: '25',
    title: 'a lost acknowledgement is one message in the end',
    needs: ['ability loseNextAnswer', 'dedupe.server'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const clientId = createClientId();
      stage.remote('loseNextAnswer')();
      await rejects(
        visitor.say('perhaps', { clientId }),
        { kinds: ['retryable'], outcome: 'unknown' },
        'send',
      );
      const back = await stage.comeBack(visitor);
      equal((await back.say('perhaps', { clientId })).duplicate, true, 'duplicate');
      equal(texts(await readAll(stage, back)), ['hello, chat', 'perhaps'], 'log');
    },
  },
  {
    id: '26',
    title: 'without a connection nothing leaves: not-sent, and not stored',
    needs: ['ability drop or kill'],
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
    id: '28',
    title: 'killed right after a send: what was acknowledged is kept, what was not can be sent again',
    needs: ['ability kill', 'dedupe.server'],
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
        const again = await visitor.say(text, { clientId });
        if (ack)
          equal([again.duplicate, again.message.id], [true, ack.message.id], 'the acknowledged message');
        else if (outcome === 'not-sent') equal(again.duplicate, false, 'stored, and called not-sent');
        wanted.push(text);
      }
      equal(texts(await readAll(stage, visitor)), wanted, 'log');
    },
  },
  {
    id: '29',
    title: 'killed in the middle of a burst of fifty: all, once, in order',
    needs: ['ability kill', 'dedupe.server', 'resume.cursor'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const burst = numbered('burst ', 50).map((text) => ({ text, clientId: createClientId() }));
      const acked = new Map<string, string>();
      const notSent = new Set<string>();
      const under = burst.map(({ text, clientId }) =>
        visitor.say(text, { clientId }).then(
          ({ message }) => void acked.set(clientId, message.id),
          (error: unknown) => {
            if (isChatError(error) && error.outcome === 'not-sent') notSent.add(clientId);
          },
        ),
      );
      await Promise.all(under.slice(0, 10));
      await stage.remote('kill')();
      await Promise.all(under);
      await stage.remote('start')();
      const back = await stage.comeBack(visitor);
      for (const { text, clientId } of burst) {
        const { message, duplicate } = await back.say(text, { clientId });
        const known = acked.get(clientId);
        if (notSent.has(clientId)) equal(duplicate, false, `“${text}” is stored, and was called not-sent`);
        if (known !== undefined) equal([duplicate, message.id], [true, known], `the acknowledged “${text}”`);
      }
      const wanted = ['hello, chat', ...numbered('burst ', 50)];
      equal(texts(await readAll(stage, back)), wanted, 'log');
      const stream = () => [...visitor.heard, ...back.connection.snapshot.messages, ...back.heard];
      await back.until(() => texts(stream()).length >= wanted.length, 'both streams together are complete');
      equal(texts(stream()), wanted, 'both streams together');
    },
  },
  {
    id: '31',
    title: 'abort before, during and after a send',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await rejects(
        visitor.say('never', { signal: AbortSignal.abort() }),
        { code: 'aborted', outcome: 'not-sent' },
        'aborted before',
      );
      const during = new AbortController();
      const sent = visitor.connection.send(
        { clientId: createClientId(), parts: [{ kind: 'text', text: 'perhaps' }] },
        { signal: during.signal },
      );
      let settled = false;
      const error = rejects(sent, { code: 'aborted' }, 'aborted during').finally(() => {
        settled = true;
      });
      during.abort();
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      assert(settled, 'an aborted call settles within one tick');
      assert((await error).outcome !== undefined, 'an aborted send says what became of it');
      const after = new AbortController();
      await visitor.say('kept', { signal: after.signal });
      after.abort();
      await stage.fence(conversation, visitor);
      const log = texts(await readAll(stage, visitor)).filter((text) => text !== 'perhaps');
      equal(log, ['hello, chat', 'kept', 'fence 1'], 'log, apart from the aborted one');
    },
  },
  {
    id: '32',
    title: 'a refused message costs the others nothing',
    async run(stage) {
      const { visitor } = await stage.talk();
      const [one, refused, two] = await Promise.allSettled([
        visitor.say('one'),
        visitor.connection.send({ clientId: createClientId(), parts: [] }),
        visitor.say('two'),
      ]);
      equal([one.status, refused.status, two.status], ['fulfilled', 'rejected', 'fulfilled'], 'fates');
      equal(texts(await readAll(stage, visitor)), ['hello, chat', 'one', 'two'], 'log');
    },
  },
  {
    id: '33',
    title: 'too many: rate-limited, with the time to wait unshortened',
    needs: ['ability refuseNext'],
    async run(stage) {
      const { visitor } = await stage.talk();
      stage.remote('refuseNext')('rate_limited', 12_345);
      const error = await rejects(
        visitor.say('slowly'),
        { code: 'rate_limited', outcome: 'not-sent' },
        'send',
      );
      equal(error.retryAfterMs, 12_345, 'retryAfterMs');
      await visitor.say('slowly');
      equal(texts(await readAll(stage, visitor)), ['hello, chat', 'slowly'], 'log');
    },
  },
  {
    id: '34',
    title: 'an operator’s message between two of ours keeps its place',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await visitor.say('first');
      await stage.fence(conversation, visitor);
      await visitor.say('second');
      const wanted = ['hello, chat', 'first', 'fence 1', 'second'];
      equal(texts(await readAll(stage, visitor)), wanted, 'log');
      await visitor.until(() => texts(visitor.heard).length === 4, 'four messages');
      const sorted = [...visitor.heard].sort((one, other) => (one.order < other.order ? -1 : 1));
      equal(texts(visitor.heard), wanted, 'stream');
      equal(texts(sorted), wanted, 'stream by order');
    },
  },
  {
    id: '36',
    title: 'the page is reloaded between send and acknowledgement: one message',
    needs: ['dedupe.server'],
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
          await stage.desk(({ messages }) => only(messages, clientId).length > 0, 'the message');
        }
        await visitor.close();
        await sent;
        visitor = await stage.visit({ session: visitor.session });
        await visitor.say(when, { clientId });
        wanted.push(when);
      }
      equal(texts(await readAll(stage, visitor)), wanted, 'log');
    },
  },
  {
    id: '37',
    title: 'two tabs send at the same moment: both see both, in the same order',
    needs: ['tabs.many'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const other = await stage.visit({ session: visitor.session });
      const from = visitor.heard.length;
      await Promise.all([visitor.sayAll(numbered('left ', 10)), other.sayAll(numbered('right ', 10))]);
      await stage.fence(conversation, visitor, other);
      const here = texts(visitor.heard.slice(from)).filter((text) => text !== 'hello, chat');
      equal(here.length, 21, 'messages heard');
      equal(texts(other.heard), here, 'the other tab’s stream');
    },
  },
];
