import { expect, it } from 'vitest';
import { fromCursor, toCursor } from './cursor.js';
import { comparePositions, toOrder } from './position.js';

const scope = { epoch: 'epoch-1_a', visitor: 'visitor-1_b' };

it('goes there and back, and is safe in JSON and URLs', () => {
  for (const position of [
    { n: 0, seq: 0, row: '' },
    { n: 1, seq: 1, row: 'aB3_-xyz' },
    { n: 12, seq: 34_567, row: '12345678' },
  ]) {
    const cursor = toCursor(scope, position);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(fromCursor(scope, cursor)).toEqual(position);
  }
});

it.each([
  ['another database', toCursor({ ...scope, epoch: 'epoch-2' }, { n: 1, seq: 1, row: 'row-1234' })],
  ['another visitor', toCursor({ ...scope, visitor: 'visitor-2' }, { n: 1, seq: 1, row: 'row-1234' })],
  ['nothing', ''],
  ['rubbish', '%%%'],
  ['no numbers', Buffer.from('epoch-1_a~visitor-1_b~a~b~row-1234').toString('base64url')],
  ['negative', Buffer.from('epoch-1_a~visitor-1_b~-1~1~row-1234').toString('base64url')],
  [
    'numbers too large to be ours',
    Buffer.from('epoch-1_a~visitor-1_b~1~99999999999999999999~row-1234').toString('base64url'),
  ],
  ['no row', Buffer.from('epoch-1_a~visitor-1_b~1~1~').toString('base64url')],
  [
    'a piece of a row’s id that is too short',
    Buffer.from('epoch-1_a~visitor-1_b~1~1~a').toString('base64url'),
  ],
  ['a cursor of before rows were named', Buffer.from('epoch-1_a~visitor-1_b~1~1').toString('base64url')],
  ['a very long text', 'A'.repeat(100_000)],
])('is not read: %s', (_what, cursor) => {
  expect(fromCursor(scope, cursor)).toBeUndefined();
});

it('carries a piece of the row’s id, enough to know the row', () => {
  const cursor = toCursor(scope, { n: 1, seq: 1, row: 'abcdefghijklmnop' });
  expect(fromCursor(scope, cursor)).toEqual({ n: 1, seq: 1, row: 'abcdefgh' });
});

it('orders by plain string comparison as by position', () => {
  const positions = [
    { n: 1, seq: 9 },
    { n: 1, seq: 10 },
    { n: 2, seq: 1 },
    { n: 10, seq: 1 },
  ];
  expect(positions.map(toOrder)).toEqual(positions.map(toOrder).sort());
  expect([...positions].reverse().sort(comparePositions)).toEqual(positions);
});
