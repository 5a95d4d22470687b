import { expect, test } from 'vitest';
import { type RoomState, readState, toEvents } from './RoomState.js';

const before: RoomState = { version: 1, availability: { online: true, intents: { chat: true } } };
const conversation = { id: 'c1', intent: 'chat', phase: 'queued', queue: { position: 2 } } as const;

test('only what has changed is told', () => {
  expect(toEvents(before, { ...before, version: 2 })).toEqual([]);
  const waiting = { ...before, version: 2, conversation };
  expect(toEvents(before, waiting)).toEqual([{ type: 'conversation', conversation }]);
  const moved = { ...conversation, queue: { position: 1 } };
  const after: RoomState = {
    version: 3,
    availability: { online: false, intents: {} },
    conversation: moved,
    readUpTo: 'm2',
    seenUpTo: 'm1',
  };
  expect(toEvents(waiting, after)).toEqual([
    { type: 'availability', availability: after.availability },
    { type: 'conversation', conversation: moved },
    { type: 'receipt', receipt: 'read', upTo: 'm2' },
    { type: 'seen', upTo: 'm1' },
  ]);
  expect(toEvents(after, { ...after, version: 4, readUpTo: 'm3' })).toEqual([
    { type: 'receipt', receipt: 'read', upTo: 'm3' },
  ]);
});

test.each([
  undefined,
  null,
  7,
  'x',
  {},
  { version: 1 },
  { version: 0, availability: {} },
  { version: 1, availability: {}, conversation: { phase: 7 } },
  { version: 1, availability: {}, conversation: null },
])('what is no state is a complaint: %j', (value) => {
  expect(() => readState(value)).toThrow(expect.objectContaining({ code: 'bad_frame' }));
});
