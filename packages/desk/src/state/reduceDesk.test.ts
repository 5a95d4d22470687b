import type { Message } from '@comptoir/transport';
import { expect, test } from 'vitest';
import { deepFreeze } from '../../test/scripted/deepFreeze.js';
import { noon, sampleChat, sampleEntry, sampleMessage, sampleWelcome } from '../../test/scripted/samples.js';
import type { DeskEvent } from './deskEvent.js';
import { type DeskState, emptyDesk } from './deskState.js';
import { reduceDesk } from './reduceDesk.js';

const reply = {
  clientId: 'c-1',
  conversation: 'a',
  parts: [{ kind: 'text', text: 'Hi' }],
  at: noon,
  failed: false,
} as const;

function run(...events: readonly DeskEvent[]): DeskState {
  return events.reduce<DeskState>(
    (state, event) => deepFreeze(reduceDesk(state, deepFreeze(event), noon)),
    deepFreeze(emptyDesk),
  );
}

function opened(...events: readonly DeskEvent[]): DeskState {
  return run(sampleWelcome({ chats: [sampleChat('a'), sampleChat('b')] }), ...events);
}

const ids = (state: DeskState): readonly string[] => state.chats.map((chat) => chat.conversation.id);
const log = (state: DeskState, index = 0): readonly string[] =>
  state.chats[index]?.messages.map(
    ({ id, status, parts, removed }) => `${id}:${removed && parts.length === 0 ? 'gone' : status}`,
  ) ?? [];
const remove = (id: string): DeskEvent => ({ type: 'removed', conversation: 'a', id });

const stored = (seq: number): DeskEvent => ({
  type: 'message',
  message: sampleMessage('a', seq, 'operator', 'Hi', { clientId: 'c-1' }),
});

test.each<[string, () => unknown, unknown]>([
  ['welcome draws everything', () => ids(opened()), ['a', 'b']],
  ['welcome measures the clocks', () => run(sampleWelcome({ serverTime: noon + 700 })).clockOffset, 700],
  ['chat adds a column', () => ids(opened({ type: 'chat', chat: sampleChat('c') })), ['a', 'b', 'c']],
  ['chat again keeps its place', () => ids(opened({ type: 'chat', chat: sampleChat('a') })), ['a', 'b']],
  ['chatRemoved takes it away', () => ids(opened({ type: 'chatRemoved', conversation: 'a' })), ['b']],
  [
    'message goes into its chat',
    () => log(opened({ type: 'message', message: sampleMessage('a', 2, 'visitor', '?') })),
    ['a/1:sent', 'a/2:sent'],
  ],
  [
    'a late message is put where it belongs',
    () =>
      log(
        opened(
          { type: 'message', message: sampleMessage('a', 3, 'visitor', '3') },
          { type: 'message', message: sampleMessage('a', 2, 'visitor', '2') },
        ),
      ),
    ['a/1:sent', 'a/2:sent', 'a/3:sent'],
  ],
  [
    'message of a strange chat is ignored',
    () => ids(opened({ type: 'message', message: sampleMessage('zz', 1, 'visitor', '?') })),
    ['a', 'b'],
  ],
  ['echo stands last, pending', () => log(opened({ type: 'echoed', reply })), ['a/1:sent', 'c-1:pending']],
  [
    'echo twice is one',
    () => log(opened({ type: 'echoed', reply }, { type: 'echoed', reply })),
    ['a/1:sent', 'c-1:pending'],
  ],
  [
    'stored message replaces its echo',
    () => log(opened({ type: 'echoed', reply }, stored(2))),
    ['a/1:sent', 'a/2:sent'],
  ],
  [
    'stored before its echo, no second one',
    () => log(opened(stored(2), { type: 'echoed', reply })),
    ['a/1:sent', 'a/2:sent'],
  ],
  [
    'stored twice (ack and broadcast) is one',
    () => log(opened({ type: 'echoed', reply }, stored(2), stored(2))),
    ['a/1:sent', 'a/2:sent'],
  ],
  [
    'failure marks the echo',
    () =>
      log(
        opened(
          { type: 'echoed', reply },
          { type: 'sendFailed', clientId: 'c-1', code: 'conversation_ended' },
        ),
      ),
    ['a/1:sent', 'c-1:failed'],
  ],
  [
    'retry makes it pending again',
    () =>
      log(
        opened(
          { type: 'echoed', reply },
          { type: 'sendFailed', clientId: 'c-1', code: 'server_failed' },
          { type: 'sendRetried', clientId: 'c-1' },
        ),
      ),
    ['a/1:sent', 'c-1:pending'],
  ],
  [
    'discard takes it out',
    () => log(opened({ type: 'echoed', reply }, { type: 'sendDiscarded', clientId: 'c-1' })),
    ['a/1:sent'],
  ],
  [
    'an edit is the same message in its place',
    () =>
      opened(
        stored(2),
        { type: 'message', message: sampleMessage('a', 3, 'visitor', '?') },
        {
          type: 'message',
          message: sampleMessage('a', 2, 'operator', 'Hello', { clientId: 'c-1', edited: true }),
        },
      ).chats[0]?.messages.map(({ id, edited, parts }) => [id, edited, parts[0]]),
    [
      ['a/1', undefined, { kind: 'text', text: 'Hello' }],
      ['a/2', true, { kind: 'text', text: 'Hello' }],
      ['a/3', undefined, { kind: 'text', text: '?' }],
    ],
  ],
  [
    'an edit of what was never loaded is left out, and stops no clock',
    () => {
      const chat = sampleChat('a', { messages: [sampleMessage('a', 9, 'visitor', '9')], before: 'b' });
      const edited = sampleMessage('a', 2, 'operator', 'old', { edited: true });
      const state = run(sampleWelcome({ chats: [chat] }), { type: 'message', message: edited });
      return [log(state), state.chats[0]?.waitingSince];
    },
    [['a/9:sent'], noon + 1000],
  ],
  [
    'removed leaves its place, and a position on it stays',
    () => {
      const seen = opened(stored(2), { type: 'seen', conversation: 'a', upTo: 'a/2' });
      const state = reduceDesk(seen, remove('a/2'), noon);
      return [log(state), state.chats[0]?.seenUpTo];
    },
    [['a/1:sent', 'a/2:gone'], 'a/2'],
  ],
  [
    'removed twice changes nothing',
    () => {
      const before = opened(remove('a/1'));
      return reduceDesk(before, remove('a/1'), noon) === before;
    },
    true,
  ],
  [
    'removed while an older page was on its way: neither it nor a late copy brings the words back',
    () =>
      log(
        opened(
          remove('a/0'),
          remove('a/1'),
          { type: 'earlierLoaded', conversation: 'a', messages: [sampleMessage('a', 0, 'visitor', 'early')] },
          {
            type: 'message',
            message: sampleMessage('a', 1, 'visitor', 'late'),
          },
        ),
      ),
    ['a/0:gone', 'a/1:gone'],
  ],
  [
    'a tombstone that was not there is no news: it starts no clock',
    () => {
      const { waitingSince: _, ...answered } = sampleChat('a');
      const tombstone = sampleMessage('a', 2, 'visitor', '', { parts: [], removed: true });
      const state = run(sampleWelcome({ chats: [answered] }), { type: 'message', message: tombstone });
      return [log(state), state.chats[0]?.waitingSince];
    },
    [['a/1:sent', 'a/2:gone'], undefined],
  ],
  [
    'removed while the desk was away: in the page and before it',
    () => {
      const page = [1, 2, 3].map((seq) => sampleMessage('a', seq, 'visitor', String(seq)));
      const gone = { ...(page[2] as Message), parts: [], removed: true };
      return log(
        run(
          sampleWelcome({ chats: [sampleChat('a', { messages: page })] }),
          sampleWelcome({
            chats: [sampleChat('a', { messages: [page[1] as Message, gone], before: 'b', removed: ['a/1'] })],
          }),
        ),
      );
    },
    ['a/1:gone', 'a/2:sent', 'a/3:gone'],
  ],
  [
    'what the page of a welcome does not have is not there any more; echoes and older pages stay',
    () => {
      const page = (...seqs: number[]) => seqs.map((seq) => sampleMessage('a', seq, 'visitor', String(seq)));
      const more = { before: 'b' };
      return log(
        run(
          sampleWelcome({ chats: [sampleChat('a', { messages: page(1, 2, 3, 4, 5) })] }),
          { type: 'echoed', reply },
          sampleWelcome({ chats: [sampleChat('a', { ...more, messages: page(3, 4) })] }),
        ),
      );
    },
    ['a/1:sent', 'a/2:sent', 'a/3:sent', 'a/4:sent', 'c-1:pending'],
  ],
  [
    'colleagues come with the welcome and are replaced as a whole',
    () => {
      const one = { operator: { id: 'o', name: 'Vera' }, groups: ['chat'], state: 'full' } as const;
      const before = run(sampleWelcome({ colleagues: [one] }));
      const after = reduceDesk(before, { type: 'colleagues', colleagues: [] }, noon);
      return [before.colleagues, after.colleagues];
    },
    [[{ operator: { id: 'o', name: 'Vera' }, groups: ['chat'], state: 'full' }], []],
  ],
  ['our answer stops the waiting clock', () => opened(stored(2)).chats[0]?.waitingSince, undefined],
  ['our echo does not stop it', () => opened({ type: 'echoed', reply }).chats[0]?.waitingSince, noon + 1000],
  [
    'a word of the visitor starts it',
    () =>
      opened(stored(2), { type: 'message', message: sampleMessage('a', 3, 'visitor', '?') }).chats[0]
        ?.waitingSince,
    noon + 3000,
  ],
  [
    'a repeated old word does not',
    () =>
      opened(stored(2), { type: 'message', message: sampleMessage('a', 1, 'visitor', 'Hello') }).chats[0]
        ?.waitingSince,
    undefined,
  ],
  [
    'typing lasts for its ttl',
    () => opened({ type: 'typing', conversation: 'a', on: true, ttlMs: 6000 }).chats[0]?.typing?.until,
    noon + 6000,
  ],
  [
    'typing ends with off',
    () =>
      opened(
        { type: 'typing', conversation: 'a', on: true, ttlMs: 6000 },
        { type: 'typing', conversation: 'a', on: false, ttlMs: 0 },
      ).chats[0]?.typing,
    undefined,
  ],
  [
    'typing ends with the message',
    () =>
      opened(
        { type: 'typing', conversation: 'a', on: true, ttlMs: 6000 },
        { type: 'message', message: sampleMessage('a', 2, 'visitor', '?') },
      ).chats[0]?.typing,
    undefined,
  ],
  [
    'receipt moves the read mark',
    () => opened({ type: 'receipt', conversation: 'a', upTo: 'a/1' }).chats[0]?.readUpTo,
    'a/1',
  ],
  [
    'context replaces what is known',
    () =>
      opened({ type: 'context', conversation: 'a', context: { language: 'ru' }, connected: false }).chats[0]
        ?.visitor,
    { ...sampleChat('a').visitor, context: { language: 'ru' }, connected: false },
  ],
  ['queue is replaced', () => opened({ type: 'queue', queue: [sampleEntry('q')] }).queue.length, 1],
  ['status follows', () => opened({ type: 'status', status: 'away' }).status, 'away'],
  [
    'rating reaches its column',
    () =>
      opened({
        type: 'rated',
        rating: { conversation: 'a', visitor: 'Visitor A', intent: 'chat', rating: { score: 5 }, at: noon },
      }).chats[0]?.conversation.rating?.score,
    5,
  ],
  [
    'rating twice is listed once',
    () => {
      const rated: DeskEvent = {
        type: 'rated',
        rating: { conversation: 'a', visitor: 'Visitor A', intent: 'chat', rating: { score: 5 }, at: noon },
      };
      return opened(rated, rated).ratings.length;
    },
    1,
  ],
  ['an answer changes nothing', () => opened({ type: 'ok', id: 'd1' }) === undefined, false],
  ['signing out forgets everything', () => opened({ type: 'signedOut' }), emptyDesk],
])('%s', (_name, actual, expected) => {
  expect(actual()).toEqual(expected);
});

test('frames that mean nothing to the state answer the same object', () => {
  const state = opened();
  for (const event of [
    { type: 'pong' },
    { type: 'ok', id: 'd1' },
    { type: 'receipt', conversation: 'zz', upTo: 'x' },
  ] as const) {
    expect(reduceDesk(state, event, noon)).toBe(state);
  }
});

test('a welcome after an outage keeps pending replies and the ended chats that it has, and drops all others', () => {
  const over = (id: string) => sampleChat(id, { conversation: { id, intent: 'chat', phase: 'ended' } });
  const state = opened(
    { type: 'chat', chat: sampleChat('c') },
    { type: 'chat', chat: over('b') },
    { type: 'chat', chat: over('e') },
    { type: 'echoed', reply },
    sampleWelcome({ chats: [over('b'), sampleChat('a'), sampleChat('d')] }),
  );
  expect(ids(state)).toEqual(['a', 'b', 'd']);
  expect(log(state)).toEqual(['a/1:sent', 'c-1:pending']);
});

test('a welcome that already has the lost reply shows it once', () => {
  const page = [
    sampleMessage('a', 1, 'visitor', 'Hello'),
    sampleMessage('a', 2, 'operator', 'Hi', { clientId: 'c-1' }),
  ];
  const state = opened(
    { type: 'echoed', reply },
    sampleWelcome({ chats: [sampleChat('a', { messages: page })] }),
  );
  expect(log(state)).toEqual(['a/1:sent', 'a/2:sent']);
});

test('older pages stay when the newest page comes again, and give way when it no longer touches them', () => {
  const newest = (from: number): DeskEvent => ({
    type: 'chat',
    chat: sampleChat('a', {
      messages: [from, from + 1].map((seq) => sampleMessage('a', seq, 'visitor', 'x')),
      before: `before ${from}`,
    }),
  });
  const loaded = run(sampleWelcome(), newest(3), {
    type: 'earlierLoaded',
    conversation: 'a',
    messages: [sampleMessage('a', 1, 'visitor', 'x'), sampleMessage('a', 2, 'visitor', 'x')],
  });
  const again = reduceDesk(loaded, newest(4), noon);
  expect(log(again)).toEqual(['a/1:sent', 'a/2:sent', 'a/3:sent', 'a/4:sent', 'a/5:sent']);
  expect(again.chats[0]?.before).toBeUndefined();
  const torn = reduceDesk(loaded, newest(9), noon);
  expect(log(torn)).toEqual(['a/9:sent', 'a/10:sent']);
  expect(torn.chats[0]?.before).toBe('before 9');
});

test('a dismissed chat does not come back with its late rating, nor with the next welcome', () => {
  const ended = sampleChat('b', { conversation: { id: 'b', intent: 'chat', phase: 'ended' } });
  const state = opened(
    { type: 'chat', chat: ended },
    { type: 'chatDismissed', conversation: 'b' },
    { type: 'chat', chat: { ...ended, conversation: { ...ended.conversation, rating: { score: 4 } } } },
    sampleWelcome({ chats: [sampleChat('a'), ended] }),
  );
  expect(ids(state)).toEqual(['a']);
});

test('a fifth chat takes the place of the first ended one and moves no other', () => {
  const ended = (id: string): DeskEvent => ({
    type: 'chat',
    chat: sampleChat(id, { conversation: { id, intent: 'chat', phase: 'ended' } }),
  });
  const four = run(sampleWelcome({ chats: ['a', 'b', 'c', 'd'].map((id) => sampleChat(id)) }), ended('b'));
  expect(ids(four)).toEqual(['a', 'b', 'c', 'd']);
  expect(ids(reduceDesk(four, { type: 'chat', chat: sampleChat('e') }, noon))).toEqual([
    'a',
    'e',
    'c',
    'd',
    'b',
  ]);
});
