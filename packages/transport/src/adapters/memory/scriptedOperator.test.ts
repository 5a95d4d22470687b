import { afterEach, describe, expect, test } from 'vitest';
import { createManualClock, type ManualClock } from '../../../test/createManualClock.js';
import { createClientId } from '../../createClientId.js';
import type { Form, Part } from '../../model.js';
import { toPlainText } from '../../toPlainText.js';
import type { TransportEvent } from '../../transport.js';
import { createMemoryBackend } from './createMemoryBackend.js';
import { type ScriptedOperatorOptions, scriptedOperator } from './scriptedOperator.js';

// Loaded on demand; here at once, so that a turn of the clock is enough for it.
await import('./russian.js');

const form: Form = { id: 'style', version: 1, title: 'Your style', steps: [] };
let clock: ManualClock;
let stop: () => void;

function begin(options: ScriptedOperatorOptions = {}, language?: string) {
  clock = createManualClock();
  const backend = createMemoryBackend({ autoAssign: false, now: clock.now });
  stop = scriptedOperator(backend, { after: clock.after, ...options });
  const events: TransportEvent[] = [];
  const port = backend.attach(language === undefined ? {} : { context: { language } }, {
    event: (event) => events.push(event),
    cut: () => undefined,
  });
  const say = (text: string, intent?: string) => {
    const parts: Part[] = [{ kind: 'text', text }];
    port.send({ clientId: createClientId(), parts, ...(intent !== undefined && { intent }) });
  };
  const answers = () =>
    events.flatMap((event) =>
      event.type === 'message' && event.message.from === 'operator' ? [toPlainText(event.message.parts)] : [],
    );
  const phases = () =>
    events.flatMap((event) => (event.type === 'conversation' ? [event.conversation.phase] : []));
  return { backend, events, port, say, answers, phases };
}

afterEach(() => {
  stop();
  expect(clock.pending()).toBe(0);
});

describe('scriptedOperator', () => {
  test('picks up after a while in the queue, reads, types and greets', async () => {
    const { say, events, answers, phases } = begin({ pickUpMs: 1000, thinkMs: 100, typeMs: 500 });
    say('hi');
    await clock.advance(999);
    expect(phases()).toEqual(['queued']);
    await clock.advance(1);
    expect(phases().at(-1)).toBe('open');
    await clock.advance(100);
    expect(events.at(-1)).toMatchObject({ type: 'typing', on: true, by: { name: 'Anna' } });
    expect(events).toContainEqual(expect.objectContaining({ type: 'receipt', receipt: 'read' }));
    expect(answers()).toEqual([]);
    await clock.advance(500);
    expect(answers()).toEqual(['Hello, Anna here. How can I help you?']);
  });

  test.each([
    ['ru', 'Здравствуйте, меня зовут Анна. Чем могу помочь?'],
    ['ru-RU', 'Здравствуйте, меня зовут Анна. Чем могу помочь?'],
    ['pl', 'Hello, Anna here. How can I help you?'],
  ])('speaks the language of the visitor: %s', async (language, greeting) => {
    const { say, answers } = begin({}, language);
    say('hi');
    await clock.advance(10_000);
    expect(answers()).toEqual([greeting]);
  });

  test('offers the questionnaire to those who want a stylist, once', async () => {
    const { say, answers } = begin({ form });
    say('a coat for autumn', 'stylist');
    await clock.advance(10_000);
    expect(answers()).toEqual(['Hello, I am Anna, your stylist. What are we looking for today?\nYour style']);
    say('and boots');
    await clock.advance(10_000);
    expect(answers()).toHaveLength(2);
    expect(answers().at(-1)).not.toContain('Your style');
  });

  test('thanks for answers', async () => {
    const { say, port, answers } = begin({ form });
    say('hi', 'stylist');
    await clock.advance(10_000);
    port.send({
      clientId: createClientId(),
      parts: [{ kind: 'formAnswers', formId: 'style', formVersion: 1, title: 'Your style', answers: [] }],
    });
    await clock.advance(10_000);
    expect(answers().at(-1)).toMatch(/^Thank you, this helps/);
  });

  test('answers several messages in a row once', async () => {
    const { say, answers } = begin({ thinkMs: 500 });
    say('hi');
    await clock.advance(1000);
    say('are you there?');
    await clock.advance(100);
    say('hello?');
    await clock.advance(10_000);
    expect(answers()).toHaveLength(1);
  });

  test('ends when the visitor says goodbye, and greets anew in the next conversation', async () => {
    const { say, answers, phases } = begin({}, 'ru');
    say('привет');
    await clock.advance(10_000);
    say('Пока!');
    await clock.advance(10_000);
    expect(answers().at(-1)).toBe('Было приятно пообщаться. До свидания!');
    expect(phases().at(-1)).toBe('ended');
    say('ещё вопрос');
    await clock.advance(10_000);
    expect(answers().at(-1)).toMatch(/^Здравствуйте/);
  });

  test('serves an intent of the shop’s own', async () => {
    const { say, answers } = begin();
    say('hi', 'returns');
    await clock.advance(10_000);
    expect(answers()).toHaveLength(1);
  });

  test('falls silent when the visitor ends first', async () => {
    const { say, port, answers } = begin();
    say('hi');
    await clock.advance(1000);
    port.end();
    await clock.advance(10_000);
    expect(answers()).toEqual([]);
    expect(clock.pending()).toBe(0);
  });
});
