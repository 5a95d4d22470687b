import { describe, expect, it } from 'vitest';
import { isChatError } from '../errors.js';
import { parseVisitorFrame } from './parseVisitorFrame.js';
import { requestId } from './requestId.js';

const parse = (frame: unknown) => parseVisitorFrame(JSON.stringify(frame));
const send = (...parts: unknown[]) => ({ type: 'send', id: '1', clientId: 'c1', parts });
const text = (length: number, character = 'x') => ({ kind: 'text', text: character.repeat(length) });

function complaint(frame: unknown): string {
  try {
    typeof frame === 'string' ? parseVisitorFrame(frame) : parse(frame);
  } catch (error) {
    if (isChatError(error)) return `${error.code} ${error.message}`;
    throw error;
  }
  return expect.fail(`accepted ${JSON.stringify(frame).slice(0, 80)}`);
}

describe('what is accepted', () => {
  it.each([
    [{ type: 'hello', version: 1 }],
    [
      {
        type: 'hello',
        version: 1,
        token: 't',
        cursor: 'c',
        context: {
          page: { url: 'https://s/', title: 'T', type: 'cart', referrer: 'https://r/' },
          cart: {
            total: { amount: 1, currency: 'RUB' },
            count: 1,
            lines: [{ sku: '1', title: 'Coat', quantity: 1, price: { amount: 1, currency: 'RUB' } }],
          },
          language: 'ru',
          timeZone: 'Europe/Moscow',
          person: { id: '7', name: 'N', email: 'e@x.example' },
        },
      },
    ],
    [{ ...send(text(1)), intent: 'stylist' }],
    [{ type: 'history', id: '1', before: 'b', limit: 50 }],
    [{ type: 'read', id: '1', upTo: 'm' }],
    [{ type: 'rate', id: '1', conversation: 'k', rating: { score: 1, comment: '', solved: false } }],
    [{ type: 'end', id: '1' }],
    [{ type: 'leave', id: '1', clientId: 'c', intent: 'chat', name: 'N', contact: 'e', text: 't' }],
    [{ type: 'typing', on: true, draft: 'd' }],
    [{ type: 'context', context: {} }],
    [{ type: 'ping' }],
  ])('copies %j', (frame) => {
    expect(parse(frame)).toEqual(frame);
  });

  it('knows every kind of part', () => {
    const file = { id: 'f', name: 'n', type: 'image/png', size: 1, url: '/f', width: 1, height: 2 };
    const option = { value: 'v', label: { en: 'Red', ru: 'Красный' } };
    const step = { name: 'n', label: 'l', hint: 'h' };
    const frame = send(
      text(1),
      { kind: 'file', file },
      { kind: 'product', product: { sku: '1', title: 'T', url: 'u', imageUrl: 'i' } },
      { kind: 'order', number: '7', status: 's', total: { amount: 1, currency: 'JPY' }, url: 'u' },
      { kind: 'choices', text: 't', options: [option] },
      {
        kind: 'form',
        form: {
          id: 'q',
          version: 1,
          title: { en: 'Q' },
          intro: 'i',
          steps: [
            { ...step, kind: 'text', multiline: true, maxLength: 9 },
            { ...step, kind: 'choice', options: [option] },
            { ...step, kind: 'multiChoice', options: [option], max: 2 },
            { ...step, kind: 'scale', min: 1, max: 5, minLabel: 'a', maxLabel: 'b' },
            { ...step, kind: 'size', options: [option] },
            { ...step, kind: 'photo', maxFiles: 2 },
          ],
        },
      },
      {
        kind: 'formAnswers',
        formId: 'q',
        formVersion: 1,
        title: 'Q',
        answers: [{ name: 'n', label: 'l', skipped: false, values: ['a'], files: [file] }],
      },
      { kind: 'link', url: 'u', title: 't' },
      { kind: 'notice', notice: { code: 'operator_joined', name: 'A' } },
      { kind: 'notice', notice: { code: 'operator_left', name: 'A' } },
      { kind: 'notice', notice: { code: 'conversation_ended', by: 'system' } },
    );
    expect(parse(frame)).toEqual(frame);
  });

  it('keeps texts as they are: NUL, controls, lone surrogates, joiners, right-to-left, markup', () => {
    for (const odd of [
      '\u0000a\u0007',
      'a\ud800b',
      '\udc00',
      '👩‍👩‍👧',
      '\u202eabc',
      '<img onerror=x>',
      ' \r\n\t x ',
    ]) {
      expect(parse(send({ kind: 'text', text: odd }))).toEqual(send({ kind: 'text', text: odd }));
    }
  });
});

describe('what is left out', () => {
  it('drops unknown members at every depth', () => {
    const frame = { ...send({ ...text(1), colour: 'red' }), priority: 9 };
    expect(parse(frame)).toEqual(send(text(1)));
  });

  it('drops what would reach a prototype', () => {
    const frame = parseVisitorFrame(
      `{"type":"hello","version":1,"__proto__":{"token":"x"},"constructor":{"prototype":{"y":1}},
        "context":{"__proto__":{"language":"ru"},"page":{"url":"u","__proto__":{"title":"t"}}}}`,
    );
    expect(frame).toEqual({ type: 'hello', version: 1, context: { page: { url: 'u' } } });
    const form = `{"id":"q","version":1,"steps":[],"title":{"en":"Q","__proto__":"x","constructor":"y"}}`;
    const sent = parseVisitorFrame(
      `{"type":"send","id":"1","clientId":"c","parts":[{"kind":"form","form":${form}}]}`,
    );
    expect(sent).toEqual({
      type: 'send',
      id: '1',
      clientId: 'c',
      parts: [{ kind: 'form', form: { id: 'q', version: 1, steps: [], title: { en: 'Q' } } }],
    });
    expect(({} as { token?: string }).token).toBeUndefined();
  });

  it('makes text of an unknown part that has some, and drops other unknown parts, notices and steps', () => {
    const form = { id: 'q', version: 2, title: 'Q', steps: [{ kind: 'hologram', name: 'h', label: 'H' }] };
    const frame = send(
      { kind: 'video', text: 'see https://v/1', url: 'https://v/1' },
      { kind: 'poll', question: '?' },
      { kind: 'toString' },
      { kind: 'notice', notice: { code: 'operator_sneezed' } },
      { kind: 'form', form },
    );
    expect(parse(frame)).toEqual(
      send({ kind: 'text', text: 'see https://v/1' }, { kind: 'form', form: { ...form, steps: [] } }),
    );
  });

  it('never refuses a visitor for what his page says of itself', () => {
    const line = { sku: '', title: 't'.repeat(501), quantity: 1 };
    const context = {
      page: { url: 'u'.repeat(3_000), title: 't'.repeat(600) },
      cart: { lines: Array(101).fill(line) },
      language: null,
      person: { name: 'no id' },
    };
    expect(parse({ type: 'hello', version: 1, context })).toEqual({
      type: 'hello',
      version: 1,
      context: {
        page: { url: 'u'.repeat(2_048), title: 't'.repeat(500) },
        cart: { lines: Array(100).fill({ ...line, title: 't'.repeat(500) }) },
      },
    });
    expect(parse({ type: 'context', context: { cart: { total: 18_900 }, language: 'ru' } })).toEqual({
      type: 'context',
      context: { language: 'ru' },
    });
  });

  it('ignores frames of unknown types', () => {
    for (const type of ['dance', 'welcome', 'toString', '__proto__', ''])
      expect(parse({ type })).toBeUndefined();
  });
});

describe('what is refused, and how it is said', () => {
  it.each([
    ['', 'bad_frame frame: expected JSON, got a string of 0'],
    ['{"type":"ping"', 'bad_frame frame: expected JSON, got a string of 14'],
    [null, 'bad_frame frame.type: expected string, got nothing'],
    [[], 'bad_frame frame.type: expected string, got nothing'],
    [7, 'bad_frame frame.type: expected string, got nothing'],
    [{ type: 7 }, 'bad_frame frame.type: expected string, got 7'],
    [{ type: 'hello' }, 'bad_frame hello.version: expected number, got nothing'],
    [{ type: 'hello', version: '1' }, 'bad_frame hello.version: expected number, got a string of 1'],
    [
      { type: 'hello', version: 1, token: ['secret'] },
      'bad_frame hello.token: expected string, got an array',
    ],
    [{ type: 'hello', version: 1, token: null }, 'bad_frame hello.token: expected string, got null'],
    [
      { type: 'send', id: '1', parts: [] },
      'bad_frame send.clientId: expected string, not empty, got nothing',
    ],
    [send('hello'), 'bad_frame send.parts[0]: expected object, got a string of 5'],
    [send(text(1), { kind: 'text' }), 'bad_frame send.parts[1].text: expected string, got nothing'],
    [send({ kind: 'file', file: {} }), 'bad_frame send.parts[0].file.id: expected string, got nothing'],
    [{ ...send(), parts: { length: 1 } }, 'bad_frame send.parts: expected array, got an object'],
    [
      { type: 'rate', id: '1', conversation: 'k', rating: { score: 0 } },
      'bad_frame rate.rating.score: expected a whole number from 1 to 5, got 0',
    ],
    [
      { type: 'rate', id: '1', conversation: 'k', rating: { score: 4.5 } },
      'bad_frame rate.rating.score: expected a whole number from 1 to 5, got 4.5',
    ],
    [
      { type: 'history', id: '1', limit: 0 },
      'bad_frame history.limit: expected a whole number from 1, got 0',
    ],
    ['{"type":"hello","version":1e999}', 'bad_frame hello.version: expected a finite number, got Infinity'],
    [
      { type: 'end', id: 'i'.repeat(501) },
      'bad_frame end.id: expected at most 500 characters, got a string of 501',
    ],
    [send(...Array(21).fill(text(1))), 'bad_frame send.parts: expected at most 20 items, got an array'],
    [send(text(4_001)), 'message_too_large send.parts[0].text: expected at most 4000 characters, got 4001'],
  ])('%j → %s', (frame, said) => {
    expect(complaint(frame)).toBe(said);
  });

  it('takes a text of exactly the limit', () => {
    expect(parse(send(text(4_000, '😀'.slice(0, 1))))).toBeDefined();
    expect(parse(send(text(2_000, '😀')))).toBeDefined();
    expect(complaint(send(text(2_001, '😀')))).toMatch(/^message_too_large/);
  });

  it('never repeats a value', () => {
    const secret = 's3cret-token';
    const frames = [
      { type: 'hello', version: secret },
      { type: 'hello', version: 1, token: { [secret]: 1 } },
      `{"type":"hello","token":"${secret}`,
      { type: 'hello', version: 1, cursor: secret.repeat(50) },
    ];
    for (const frame of frames) expect(complaint(frame)).not.toContain(secret);
  });

  it('is not brought down by depth', () => {
    const depth = 200_000;
    expect(parseVisitorFrame(`{"type":"ping","deep":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toEqual({
      type: 'ping',
    });
    expect(complaint(`{"type":"end","id":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toBe(
      'bad_frame end.id: expected string, got an array',
    );
  });
});

describe('requestId', () => {
  it.each([
    ['{"id":"7","type":5}', '7'],
    ['{"id":7}', undefined],
    ['null', undefined],
    ['{', undefined],
    [`{"id":"${'x'.repeat(501)}"}`, undefined],
  ])('finds in %s the id %s', (frame, id) => {
    expect(requestId(frame)).toBe(id);
  });
});

it.each([
  { ...send(text(1)), clientId: '' },
  { type: 'leave', id: '1', clientId: '', intent: 'chat', contact: 'e', text: 't' },
])('refuses an empty client id, which would make all messages one: %j', (frame) => {
  expect(complaint(frame)).toContain('clientId');
  expect(complaint(frame)).toContain('string, not empty');
});
