import { createClientId } from '../createClientId.js';
import { assert, equal, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Talk } from './createStage.js';
import { readAll } from './readAll.js';
import { textOf, texts } from './texts.js';

/** A conversation that goes from one hand to another. */
export const handover: readonly ConformanceCase[] = [
  {
    id: '82',
    title: 'the operator goes away: the visitor waits again, and is served when he comes back',
    needs: ['queue.position', 'ability leave', 'ability comeBack'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await within(stage.operator('leave')(), stage.deadlineMs, 'the operator leaves');
      await visitor.until(() => visitor.conversation?.phase === 'queued', 'the visitor waits again');
      await visitor.say('still there?');
      await within(stage.operator('comeBack')(), stage.deadlineMs, 'the operator comes back');
      await visitor.until(() => visitor.conversation?.phase === 'open', 'the visitor is served again');
      equal(visitor.conversation?.id, conversation, 'conversation');
      await stage.desk(
        ({ chats, messages }) =>
          chats.get(conversation)?.phase === 'open' && texts(messages).includes('still there?'),
        'the operator has the chat and what was said meanwhile',
      );
      await stage.fence(conversation, visitor);
      const wanted = ['hello, chat', 'still there?', 'fence 1'];
      equal(texts(await readAll(stage, visitor)), wanted, 'log');
    },
  },
  {
    id: '89',
    title: 'from the bot to an operator: nothing of the talk is lost, and each message says who wrote it',
    needs: ['queue.position', 'ability sayAsBot'],
    async run(stage) {
      const talks: Talk[] = [];
      for (let count = 0; count < stage.harness.desk.capacity; count++) talks.push(await stage.talk());
      const visitor = await stage.visit();
      const { message } = await visitor.say('to the bot', { intent: 'chat' });
      const { conversation } = message;
      const called = stage.operator('sayAsBot')(conversation, [{ kind: 'text', text: 'I am a program' }]);
      const said = await within(called, stage.deadlineMs, 'the bot speaks');
      const heard = await visitor.until(
        () => visitor.heard.find(({ id }) => id === said.id),
        'the bot’s words',
      );
      equal([heard.from, textOf(heard)], ['bot', 'I am a program'], '[from, text]');
      const [talk] = talks;
      assert(talk, 'the operator can hold a conversation');
      await stage.harness.desk.end(talk.conversation);
      await visitor.until(() => visitor.conversation?.phase === 'open', 'an operator takes over');
      await stage.desk(
        ({ messages }) => messages.some(({ id }) => id === said.id),
        'the operator is shown what the bot said',
      );
      await stage.fence(conversation, visitor);
      const log = (await readAll(stage, visitor)).filter((one) => textOf(one) !== '');
      equal(
        log.map(({ from }) => from),
        ['visitor', 'bot', 'operator'],
        'writers in the log',
      );
    },
  },
  {
    id: '90',
    title: 'handed to another operator: the visitor hears who it is, and nothing is lost',
    needs: ['ability transfer'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const before = await stage.fence(conversation, visitor);
      const name = await within(
        stage.operator('transfer')(conversation),
        // A harness may have to hire somebody first.
        stage.deadlineMs * 3,
        'the conversation is handed over',
      );
      assert(name !== before.author?.name, `the other operator is called like the first: ${name}`);
      await visitor.until(
        () => visitor.conversation?.phase === 'open' && visitor.conversation.operator?.name === name,
        `the visitor hears that it is ${name} now`,
      );
      equal(visitor.conversation?.id, conversation, 'conversation');
      const clientId = createClientId();
      await visitor.say('welcome', { clientId });
      equal(texts(await readAll(stage, visitor)), ['hello, chat', 'fence 1', 'welcome'], 'log');
    },
  },
];
