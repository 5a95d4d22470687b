import { createClientId } from '../createClientId.js';
import type { Part } from '../model.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Stage, Talk } from './createStage.js';
import type { Visitor } from './openVisitor.js';
import { numbered, texts } from './texts.js';

async function rate(stage: Stage, visitor: Visitor, conversation: string, score: number): Promise<void> {
  assert(visitor.connection.rate, 'rating is declared and there is no such method');
  await within(
    visitor.connection.rate(conversation, { score, comment: 'kind & quick', solved: true }),
    stage.deadlineMs,
    'rate() settles',
  );
}

async function ended(stage: Stage, { visitor, conversation }: Talk): Promise<void> {
  await stage.harness.desk.end(conversation);
  await visitor.until(() => visitor.conversation?.phase === 'ended', 'the conversation ends');
}

const form = {
  id: 'style',
  version: 3,
  title: { en: 'Your style', ru: 'Ваш стиль' },
  steps: [
    {
      name: 'fit',
      label: 'Fit',
      kind: 'choice',
      options: [{ value: 'slim', label: { en: 'Slim', ru: 'Узкий' } }],
    },
    { name: 'bold', label: 'How bold?', kind: 'scale', min: 1, max: 5, minLabel: 'calm', maxLabel: 'loud' },
    { name: 'look', label: 'A look you like', kind: 'photo', maxFiles: 2 },
  ],
} as const;

const answers: Part = {
  kind: 'formAnswers',
  formId: 'style',
  formVersion: 3,
  title: 'Your style',
  answers: [
    { name: 'fit', label: 'Fit', skipped: false, values: ['Slim'] },
    { name: 'bold', label: 'How bold?', skipped: true, values: [] },
  ],
};

/** Routing, queue, the end and what follows it. */
export const service: readonly ConformanceCase[] = [
  {
    id: '80',
    title: 'the chosen intent reaches the operator, and a change of intent hands over',
    needs: ['departments'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk('stylist');
      equal(stage.harness.desk.seen.chats.get(conversation)?.intent, 'stylist', 'intent at the desk');
      const { message } = await visitor.say('about my order', { intent: 'chat' });
      equal(message.conversation, conversation, 'the conversation goes on');
      await stage.desk(({ chats }) => {
        const chat = chats.get(conversation);
        return chat?.intent === 'chat' && chat.phase === 'open';
      }, 'the conversation arrives under its new intent');
      await visitor.until(
        () => visitor.conversation?.intent === 'chat' && visitor.conversation.phase === 'open',
        'the visitor hears of it',
      );
      await stage.fence(conversation, visitor);
    },
  },
  {
    id: '81',
    title: 'the queue position falls to an assignment, also across a reconnect',
    needs: ['queue.position'],
    async run(stage) {
      const { capacity } = stage.harness.desk;
      const talks: Talk[] = [];
      for (let count = 0; count < capacity; count++) talks.push(await stage.talk());
      const third = await stage.visit();
      const fourth = await stage.visit();
      for (const visitor of [third, fourth]) {
        await visitor.say('is anybody there?', { intent: 'chat' });
        await visitor.until(() => visitor.conversation?.queue !== undefined, 'the place in the queue');
      }
      equal([third.conversation?.queue?.position, fourth.conversation?.queue?.position], [1, 2], 'positions');
      await fourth.close();
      const back = await stage.comeBack(fourth);
      equal(back.conversation?.queue?.position, 2, 'position after a reconnect');
      for (const [talk, visitor] of [
        [talks[0], third],
        [talks[1], back],
      ] as const) {
        assert(talk, 'the operator can hold two conversations');
        await ended(stage, talk);
        await visitor.until(() => visitor.conversation?.phase === 'open', 'the assignment');
        assert(visitor.conversation?.operator?.name, 'the conversation names its operator');
        equal(visitor.conversation.queue, undefined, 'queue after the assignment');
        if (visitor === third) {
          await back.until(() => back.conversation?.queue?.position === 1, 'the next one moves up');
        }
      }
    },
  },
  {
    id: '83',
    title: 'twelve starts at once never give an operator more than he can hold',
    needs: ['queue.position'],
    async run(stage) {
      const { capacity, seen } = stage.harness.desk;
      let most = 0;
      const stop = stage.harness.desk.onChange(() => {
        most = Math.max(most, [...seen.chats.values()].filter(({ phase }) => phase === 'open').length);
      });
      const visitors = await Promise.all(numbered('', 12).map(() => stage.visit()));
      await Promise.all(visitors.map((visitor) => visitor.say('me first', { intent: 'chat' })));
      for (const visitor of visitors) {
        await visitor.until(
          () => visitor.conversation?.phase === 'open' || visitor.conversation?.queue !== undefined,
          'a place with the operator or in the queue',
        );
      }
      const places = () =>
        visitors
          .filter(({ conversation }) => conversation?.phase === 'queued')
          .map(({ conversation }) => conversation?.queue?.position ?? 0)
          .sort((one, other) => one - other);
      const wanted = Array.from({ length: 12 - capacity }, (_, index) => index + 1);
      const last = visitors.at(-1);
      assert(last, 'twelve visitors');
      for (const visitor of visitors) {
        await visitor.until(() => places().length <= wanted.length, 'the operator’s places are taken');
      }
      equal(places(), wanted, 'positions');
      await stage.desk(() => most >= capacity, 'the operator has his chats');
      stop();
      equal(most, capacity, 'most chats at the desk');
    },
  },
  {
    id: '84',
    title: 'rating: once, in range, one’s own',
    needs: ['rating'],
    async run(stage) {
      const talk = await stage.talk();
      const other = await stage.talk();
      await ended(stage, talk);
      await ended(stage, other);
      const { visitor, conversation } = talk;
      for (const score of [0, 6, 3.5, Number.NaN]) {
        await rejects(rate(stage, visitor, conversation, score), { kinds: ['rejected'] }, `score ${score}`);
      }
      await rejects(
        rate(stage, visitor, other.conversation, 1),
        { kinds: ['rejected'] },
        'another’s conversation',
      );
      await rate(stage, visitor, conversation, 5);
      const rated = await stage.desk(
        ({ ratings }) => ratings.find((one) => one.conversation === conversation),
        'the rating',
      );
      equal(rated.rating, { score: 5, comment: 'kind & quick', solved: true }, 'rating at the desk');
      await rejects(rate(stage, visitor, conversation, 1), { code: 'already_rated' }, 'a second rating');
      const back = await stage.comeBack(visitor);
      equal(back.conversation?.rating?.score, 5, 'rating after a reload');
    },
  },
  {
    id: '85',
    title: 'ended by the operator or by the visitor; the next message opens a new conversation',
    needs: ['end'],
    async run(stage) {
      const talk = await stage.talk();
      const { visitor } = talk;
      await ended(stage, talk);
      assert(visitor.conversation?.endedAt, 'the end has its time');
      const { message } = await visitor.say('one more thing', { intent: 'chat' });
      assert(message.conversation !== talk.conversation, 'the ended conversation goes on');
      await visitor.until(() => visitor.conversation?.phase === 'open', 'the new conversation opens');
      assert(visitor.connection.end, 'end is declared and there is no such method');
      await within(visitor.connection.end(), stage.deadlineMs, 'end() settles');
      await visitor.until(() => visitor.conversation?.phase === 'ended', 'the conversation ends');
      await stage.desk(
        ({ chats }) => chats.get(message.conversation)?.phase !== 'open',
        'the desk hears of it',
      );
      await rejects(visitor.connection.end(), { kinds: ['rejected'] }, 'end() with nothing running');
    },
  },
  {
    id: '86',
    title: 'a note is left once, though it is sent twice',
    needs: ['offline.form'],
    async run(stage) {
      const { connection } = await stage.visit();
      assert(connection.leave, 'offline is declared and there is no leave()');
      const note = {
        clientId: createClientId(),
        intent: 'chat',
        name: 'Ольга',
        contact: '+7 900 000-00-00',
        text: 'Please call <me>',
      };
      await within(connection.leave(note), stage.deadlineMs, 'leave() settles');
      await within(connection.leave(note), stage.deadlineMs, 'leave() settles');
      const other = { ...note, clientId: createClientId(), text: 'another note' };
      await within(connection.leave(other), stage.deadlineMs, 'leave() settles');
      await stage.desk(({ notes }) => notes.some(({ text }) => text === other.text), 'the second note');
      const mine = stage.harness.desk.seen.notes.filter(({ clientId }) => clientId === note.clientId);
      equal(mine.length, 1, 'copies of the note');
      equal(
        [mine[0]?.name, mine[0]?.contact, mine[0]?.text],
        [note.name, note.contact, note.text],
        'the note',
      );
    },
  },
  {
    id: '87',
    title: 'the last operator goes and comes back while the window is open',
    needs: ['ability setOnline'],
    async run(stage) {
      const visitor = await stage.visit();
      const last = () => visitor.events.filter((event) => event.type === 'availability').at(-1);
      await stage.remote('setOnline')(false);
      await visitor.until(() => last()?.availability.online === false, 'offline');
      equal(
        (await stage.visit()).connection.snapshot.availability.online,
        false,
        'availability of a new tab',
      );
      await stage.remote('setOnline')(true);
      await visitor.until(() => last()?.availability.online === true, 'online again');
    },
  },
  {
    id: '88',
    title: 'a questionnaire and its answers travel whole, skipped steps included',
    needs: ['forms'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const said = await stage.harness.desk.say(conversation, [{ kind: 'form', form }]);
      const heard = await visitor.until(
        () => visitor.heard.find(({ id }) => id === said.id),
        'the questionnaire',
      );
      equal(heard.parts, [{ kind: 'form', form }], 'questionnaire');
      const { message } = await visitor.connection.send({ clientId: createClientId(), parts: [answers] });
      const seen = await stage.desk(
        ({ messages }) => messages.find(({ id }) => id === message.id),
        'the answers',
      );
      equal(seen.parts, [answers], 'answers');
    },
  },
  {
    id: 'C1',
    title: 'the operator sees page, cart and language; what is not repeated stays',
    needs: ['context'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const cart = { total: { amount: 990_000, currency: 'RUB' }, count: 2 };
      const page = { url: 'https://shop.example/cart', title: 'Корзина' };
      visitor.connection.context?.({ cart, language: 'ru' });
      visitor.connection.context?.({ page });
      const { context } = await stage.desk(({ visitors }) => {
        const known = visitors.get(conversation);
        return known?.context.page && known;
      }, 'the page');
      equal([context.cart, context.language, context.page], [cart, 'ru', page], '[cart, language, page]');
      equal(texts(visitor.heard), ['hello, chat'], 'a context is no message');
    },
  },
];
