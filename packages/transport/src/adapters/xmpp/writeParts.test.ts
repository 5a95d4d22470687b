import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import type { Part } from '../../model.js';
import { escapeXml } from './escapeXml.js';
import * as namespaces from './namespaces.js';
import { toMessage } from './toMessage.js';
import { writeParts } from './writeParts.js';

function read(content: string, nick = 'anna') {
  const from = `c-1@chat.shop.example/${nick}`;
  const xml = `<message xmlns="jabber:client" from="${from}" id="m1">${content}</message>`;
  const stanza = new DOMParser().parseFromString(xml, 'text/xml').documentElement as unknown as Element;
  return toMessage({ position: { index: 7, id: 'a7', previous: 'a6' }, at: 5, stanza }, 'before');
}

describe('escapeXml', () => {
  test('markup is text, and what XML cannot write is replaced', () => {
    expect(escapeXml(`<a b="c">&'`)).toBe('&#60;a b=&#34;c&#34;&#62;&#38;&#39;');
    expect(escapeXml('a\0b\ud83dc\udc00d👋\ufffe')).toBe('a\ufffdb\ufffdc\ufffdd👋\ufffd');
  });
});

describe('writeParts', () => {
  const roundTrips: readonly (readonly Part[])[] = [
    [{ kind: 'text', text: 'plain <b> & "quotes"' }],
    [{ kind: 'text', text: 'line\r\nends\rand \u0085 \u2028 bell \u0007 \ufeff \ud83d' }],
    [{ kind: 'text', text: ']]> <![CDATA[ &#0;' }],
    [
      { kind: 'link', url: 'https://shop.example/?a=1&b=2', title: 'Ш' },
      { kind: 'text', text: '' },
    ],
  ];

  test.each(roundTrips.map((parts) => [parts]))('comes back as it was: %j', (parts) => {
    expect(read(writeParts(parts)).message?.parts).toEqual(parts);
  });

  test('a plain text is written once', () => {
    expect(writeParts([{ kind: 'text', text: 'привет 👋' }])).toBe('<body>привет 👋</body>');
  });
});

describe('toMessage', () => {
  test('takes place, author, client id and thread from the stanza', () => {
    const sid = `<origin-id xmlns="${namespaces.stableId}" id="o1"/>`;
    expect(read(`<body>hi</body><thread>t1</thread>${sid}`).message).toEqual({
      id: 'a7',
      clientId: 'o1',
      order: '000000000000007',
      conversation: 't1',
      at: 5,
      from: 'operator',
      author: { id: 'anna', name: 'anna' },
      parts: [{ kind: 'text', text: 'hi' }],
    });
  });

  test('tells visitor, bot and system by their names', () => {
    expect(read('<body>x</body>', 'visitor-1').message?.from).toBe('visitor');
    expect(read('<body>x</body>', 'desk').message?.from).toBe('bot');
    const left = writeParts([{ kind: 'notice', notice: { code: 'operator_left', name: 'anna' } }]);
    expect(read(left, 'desk').message?.from).toBe('system');
  });

  test.each([
    '<parts xmlns="urn:comptoir:desk:0">{oops</parts>',
    '<parts xmlns="urn:comptoir:desk:0">[{"kind":"file","file":7}]</parts>',
    '<parts xmlns="urn:comptoir:desk:0">null</parts>',
  ])('what nobody can read is a complaint, and the body still counts: %s', (broken) => {
    expect(read(broken)).toMatchObject({ error: { code: 'bad_frame' } });
    expect(read(broken).message).toBeUndefined();
    expect(read(`<body>saved</body>${broken}`)).toMatchObject({
      error: { code: 'bad_frame' },
      message: { parts: [{ kind: 'text', text: 'saved' }] },
    });
  });

  test('what is no message is passed over', () => {
    for (const content of ['', '<subject>s</subject>', '<composing xmlns="x"/>', '<body/>']) {
      expect(read(content)).toEqual({});
    }
  });
});
