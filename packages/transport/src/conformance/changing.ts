import type { Message, MessageId } from '../model.js';
import type { TransportEvent } from '../transport.js';
import { assert, equal, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Stage, Talk } from './createStage.js';
import { pageBack, readAll, readPage } from './readAll.js';
import { numbered, textOf, texts } from './texts.js';

const removed = (events: readonly TransportEvent[], id: MessageId) =>
  events.some((event) => event.type === 'removed' && event.id === id);

async function edit(stage: Stage, { conversation }: Talk, { id }: Message, text: string): Promise<void> {
  const called = stage.operator('edit')(conversation, id, [{ kind: 'text', text }]);
  await within(called, stage.deadlineMs, 'the operator changes his message');
}

async function remove(stage: Stage, { conversation }: Talk, { id }: Message): Promise<void> {
  const called = stage.operator('remove')(conversation, id);
  await within(called, stage.deadlineMs, 'the operator takes his message back');
}

/** Messages that do not stay as they were. */
export const changing: readonly ConformanceCase[] = [
  {
    id: '48',
    title: 'an edited message is the same message, a removed one is gone',
    needs: ['edit', 'ability edit', 'ability remove'],
    async run(stage) {
      const talk = await stage.talk();
      const { visitor, conversation } = talk;
      const kept = await stage.fence(conversation, visitor);
      const gone = await stage.fence(conversation, visitor);
      await edit(stage, talk, kept, 'better words');
      const heard = await visitor.until(
        () => visitor.heard.find(({ id, edited }) => id === kept.id && edited),
        'the edited message',
      );
      equal(textOf(heard), 'better words', 'text of the edited message');
      equal([heard.order, heard.at], [kept.order, kept.at], '[order, at] of the edited message');
      await remove(stage, talk, gone);
      await visitor.until(() => removed(visitor.events, gone.id), 'the removal');
      await stage.fence(conversation, visitor);
      equal(texts(await readAll(stage, visitor)), ['hello, chat', 'better words', 'fence 3'], 'log');
    },
  },
  {
    id: '48b',
    title: 'what was edited and removed while a tab was away reaches it when it comes back',
    needs: ['edit', 'ability edit', 'ability remove', 'resume.cursor'],
    async run(stage) {
      const talk = await stage.talk();
      const { visitor, conversation } = talk;
      const kept = await stage.fence(conversation, visitor);
      const gone = await stage.fence(conversation, visitor);
      await visitor.close();
      await edit(stage, talk, kept, 'better words');
      await remove(stage, talk, gone);
      const back = await stage.comeBack(visitor);
      const { complete, messages } = back.connection.snapshot;
      const news = () => [...messages, ...back.heard];
      const find = (id: MessageId) =>
        news()
          .filter((message) => message.id === id)
          .at(-1);
      await back.until(() => find(kept.id), 'the edited message');
      equal(textOf(find(kept.id) as Message), 'better words', 'text of the edited message');
      if (complete) await back.until(() => removed(back.events, gone.id), 'the removal');
      assert(!find(gone.id)?.parts.length, 'a removed message is shown to a tab that was away');
      await stage.fence(conversation, back);
      assert(!texts(news()).includes('fence 2'), 'a removed message is shown to a tab that was away');
    },
  },
  {
    id: '61',
    title: 'a message that is removed at the border of a page leaves no hole and no double',
    needs: ['history.before', 'ability remove'],
    async run(stage) {
      const talk = await stage.talk();
      const { visitor, conversation } = talk;
      const said: Message[] = [];
      for (const text of numbered('o', 9)) {
        said.push(await stage.harness.desk.say(conversation, [{ kind: 'text', text }]));
      }
      await stage.fence(conversation, visitor);
      const newest = await readPage(stage, visitor.connection, { limit: 4 });
      assert(newest.before !== undefined, 'there is more before the newest page');
      const [border] = newest.messages;
      const before = said.findIndex(({ id }) => id === border?.id);
      const [last, first] = [said[before - 1], said[before]];
      assert(last && first, 'the border of the newest page is among the operator’s messages');
      await remove(stage, talk, last);
      await remove(stage, talk, first);
      const older: Message[] = [];
      for (let cursor: string | undefined = newest.before; cursor !== undefined; ) {
        const page = await readPage(stage, visitor.connection, { before: cursor, limit: 4 });
        older.unshift(...page.messages);
        cursor = page.before;
      }
      const wanted = ['hello, chat', ...numbered('o', 9).slice(0, before - 1)];
      equal(texts(older), wanted, 'pages before the border');
      const whole = texts(await pageBack(stage, visitor.connection, 4));
      equal(whole, [...wanted, ...numbered('o', 9).slice(before + 1), 'fence 1'], 'log');
    },
  },
];
