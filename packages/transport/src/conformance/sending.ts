import { createClientId } from '../createClientId.js';
import type { Message } from '../model.js';
import { assert, equal, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import { readAll } from './readAll.js';
import { numbered, texts } from './texts.js';

const only = (messages: readonly Message[], clientId: string) =>
  messages.filter((message) => message.clientId === clientId);

/** Every message once and in order, on a path without faults. */
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
    id: '24b',
    title: 'find() knows what is stored, and nothing else',
    needs: ['dedupe.lookup'],
    async run(stage) {
      const { visitor, first } = await stage.talk();
      const { find } = visitor.connection;
      assert(find, 'dedupe is “lookup” and there is no find()');
      const { clientId } = first.message;
      assert(clientId !== undefined, 'a stored message carries the clientId it was sent with');
      const found = await within(find([clientId, createClientId()]), stage.deadlineMs, 'find() settles');
      equal([...found.keys()], [clientId], 'clientIds found');
      equal(found.get(clientId)?.id, first.message.id, 'id of the message found');
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
