import type { Part } from '@comptoir/transport';
import { expect, test } from 'vitest';
import { toParts } from './toParts.js';

const link: Part = { kind: 'link', url: 'https://shop.example/' };

test.each<[string, string | Part[]]>([
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['no parts', []],
  [
    'parts of blanks',
    [
      { kind: 'text', text: ' ' },
      { kind: 'text', text: '' },
    ],
  ],
])('%s is refused as empty', (_, content) => {
  expect(() => toParts(content, 10)).toThrowError(expect.objectContaining({ code: 'empty_message' }));
});

test.each<[string, string | Part[], boolean]>([
  ['at the limit', 'x'.repeat(10), true],
  ['above it', 'x'.repeat(11), false],
  [
    'all texts together',
    [
      { kind: 'text', text: 'x'.repeat(6) },
      { kind: 'text', text: 'x'.repeat(5) },
    ],
    false,
  ],
  ['a pair of surrogates counts twice', '🙂'.repeat(5), true],
  ['other parts do not count', [link, { kind: 'text', text: 'x'.repeat(10) }], true],
])('%s', (_, content, isAccepted) => {
  if (isAccepted) expect(() => toParts(content, 10)).not.toThrow();
  else
    expect(() => toParts(content, 10)).toThrowError(
      expect.objectContaining({ code: 'message_too_large', limit: 10 }),
    );
});

test('a text is kept to the letter', () => {
  expect(toParts('  <b>a</b>\t\r\n', 100)).toEqual([{ kind: 'text', text: '  <b>a</b>\t\r\n' }]);
});

test('a part that is not text needs no text', () => expect(toParts([link], 10)).toEqual([link]));
