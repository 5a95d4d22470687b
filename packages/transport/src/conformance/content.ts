import { createClientId } from '../createClientId.js';
import { type ChatError, isChatError } from '../errors.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Stage } from './createStage.js';
import { readAll } from './readAll.js';
import { textOf } from './texts.js';

/** Each text must come back unchanged as acknowledgement, at the desk, from the desk, and in the log. */
async function travels(stage: Stage, texts: readonly string[]): Promise<void> {
  const { visitor, conversation } = await stage.talk();
  for (const text of texts) {
    const { message } = await visitor.say(text);
    equal(textOf(message), text, 'acknowledged text');
    const seen = await stage.desk(({ messages }) => messages.find(({ id }) => id === message.id), 'the text');
    equal(textOf(seen), text, 'text at the desk');
    const said = await stage.harness.desk.say(conversation, [{ kind: 'text', text }]);
    const heard = await visitor.until(
      () => visitor.heard.find(({ id }) => id === said.id),
      'the text comes back',
    );
    equal(textOf(heard), text, 'text from the desk');
  }
  const log = (await readAll(stage, visitor)).filter(({ from }) => from === 'visitor' || from === 'operator');
  equal(log.map(textOf), ['hello, chat', ...texts.flatMap((text) => [text, text])], 'log');
}

/** Text is text, whatever stands in it. */
export const content: readonly ConformanceCase[] = [
  {
    id: '38',
    title: 'empty and blank messages are refused',
    async run(stage) {
      const { visitor } = await stage.talk();
      const refused = { code: 'empty_message', outcome: 'not-sent' } as const;
      for (const text of ['', '   ', '\n\t '])
        await rejects(visitor.say(text), refused, JSON.stringify(text));
      await rejects(visitor.connection.send({ clientId: createClientId(), parts: [] }), refused, 'no parts');
      await visitor.say('not empty');
    },
  },
  {
    id: '39',
    title: 'exactly maxText goes, one more is too large, with the limit',
    async run(stage) {
      const { visitor } = await stage.talk();
      const { maxText } = visitor.connection.capabilities;
      const full = 'й'.repeat(maxText);
      equal(textOf((await visitor.say(full)).message), full, 'the longest text');
      const error = await rejects(
        visitor.say(`${full}!`),
        { kinds: ['too-large'], outcome: 'not-sent' },
        'send',
      );
      equal(error.limit, maxText, 'limit');
      await visitor.say('short again');
    },
  },
  {
    id: '40',
    title: 'a megabyte gets a definite answer, and nobody else pays for it',
    async run(stage) {
      const { visitor } = await stage.talk();
      const huge = 'x'.repeat(1024 * 1024);
      await rejects(visitor.say(huge), { kinds: ['too-large', 'rejected'] }, 'send');
      // A backend may hang up on this one; it must not refuse him for ever.
      const usable = await visitor.say('after it').then(
        () => visitor,
        () => stage.comeBack(visitor),
      );
      await usable.say('and on');
    },
  },
  {
    id: '41',
    title: 'emoji, right-to-left, combining marks and control characters travel unchanged',
    run: (stage) =>
      travels(stage, [
        '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽',
        'שלום مرحبا \u202eabc\u202c',
        'e\u0301 \u1100\u1161\u11a8 Z͑ͫ̓ͪ̂ͫ̽',
        'bell \u0007 escape \u001b delete \u007f c1 \u0085',
        'separators \u2028 \u2029 \ufeff end',
      ]),
  },
  {
    id: '41b',
    title:
      'NUL and lone surrogates: unchanged, replaced or refused, but never cut short and never a loss of others',
    async run(stage) {
      const { visitor } = await stage.talk();
      for (const text of ['before \u0000 after', 'before \ud83d after', 'before \udc00 after']) {
        const sent = await visitor.say(text).catch((error: unknown) => error as ChatError);
        if (isChatError(sent)) {
          equal(sent.kind, 'rejected', `the answer to ${JSON.stringify(text)}`);
          continue;
        }
        const stored = textOf((await readAll(stage, visitor)).at(-1) ?? sent.message);
        const kept = [text, text.replace(/\0|[\ud800-\udfff]/, '\ufffd')];
        assert(kept.includes(stored), `${JSON.stringify(text)} is stored as ${JSON.stringify(stored)}`);
      }
      await visitor.say('all is well');
    },
  },
  {
    id: '42',
    title: 'markup is text',
    run: (stage) =>
      travels(stage, [
        '<b>bold</b> & &amp; &lt;',
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
      ]),
  },
  {
    id: '43',
    title: 'line ends, tabs and leading spaces are kept',
    run: (stage) => travels(stage, ['  two\n\nlines\r\nand\rmore\t\ttabs  ']),
  },
  {
    id: '44',
    title: 'what looks like a link, a script or a query stays as it is',
    run: (stage) =>
      travels(stage, [
        'javascript:alert(1) https://example.com/?a=1&b=%20#x',
        `'; DROP TABLE messages; -- " \\ %s {{7*7}} \${7}`,
        '{"type":"ping"} null __proto__ constructor',
      ]),
  },
  {
    id: '44b',
    title: 'rich parts travel whole',
    needs: ['forms'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const price = { amount: 129_900, currency: 'RUB' };
      const parts = [
        { kind: 'text', text: 'look' },
        {
          kind: 'product',
          product: { sku: 'A-1', title: 'Coat “Ö”', price, url: 'https://shop.example/a-1' },
        },
        { kind: 'order', number: '2026-1', status: 'sent', total: price },
        { kind: 'link', url: 'https://shop.example/', title: 'The shop' },
        { kind: 'choices', text: 'Which?', options: [{ value: 's', label: { en: 'Small', ru: 'Малый' } }] },
      ] as const;
      const said = await stage.harness.desk.say(conversation, parts);
      const heard = await visitor.until(() => visitor.heard.find(({ id }) => id === said.id), 'the parts');
      equal(heard.parts, parts, 'parts from the desk');
      const own = await within(
        visitor.connection.send({ clientId: createClientId(), parts: parts.slice(0, 2) }),
        stage.deadlineMs,
        'send settles',
      );
      const seen = await stage.desk(
        ({ messages }) => messages.find(({ id }) => id === own.message.id),
        'the parts',
      );
      equal(seen.parts, parts.slice(0, 2), 'parts at the desk');
    },
  },
];
