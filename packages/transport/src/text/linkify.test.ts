import { describe, expect, it } from 'vitest';
import { linkify } from './linkify.js';

/** Links in brackets, so that a row reads at a glance. */
function drawn(text: string): string {
  return linkify(text)
    .map((segment) => (segment.href === undefined ? segment.text : `⟦${segment.text}|${segment.href}⟧`))
    .join('');
}

describe('what becomes a link', () => {
  it.each([
    ['nothing here', 'nothing here'],
    ['', ''],
    ['see https://a.example/x?y=1#z now', 'see ⟦https://a.example/x?y=1#z|https://a.example/x?y=1#z⟧ now'],
    ['HTTP://A.example', '⟦HTTP://A.example|http://a.example/⟧'],
    ['www.shop.example/p', '⟦www.shop.example/p|https://www.shop.example/p⟧'],
    ['write to anna@shop.example.', 'write to ⟦anna@shop.example|mailto:anna@shop.example⟧.'],
    ['mailto:anna@shop.example', '⟦mailto:anna@shop.example|mailto:anna@shop.example⟧'],
    ['tel:+74951234567', '⟦tel:+74951234567|tel:+74951234567⟧'],
    ['сайт https://пример.рф/а', 'сайт ⟦https://пример.рф/а|https://xn--e1afmkfd.xn--p1ai/%D0%B0⟧'],
  ])('%s', (text, expected) => {
    expect(drawn(text)).toBe(expected);
  });
});

describe('where a link ends', () => {
  it.each([
    ['(https://a.example)', '(⟦https://a.example|https://a.example/⟧)'],
    ['https://a.example/x_(y)', '⟦https://a.example/x_(y)|https://a.example/x_(y)⟧'],
    ['(see https://a.example/x_(y))', '(see ⟦https://a.example/x_(y)|https://a.example/x_(y)⟧)'],
    ['https://a.example/?!…', '⟦https://a.example/|https://a.example/⟧?!…'],
    ['«https://a.example»', '«⟦https://a.example|https://a.example/⟧»'],
    ['https://a.example,https', '⟦https://a.example,https|https://a.example,https/⟧'],
    [
      'https://a.example\nhttps://b.example',
      '⟦https://a.example|https://a.example/⟧\n⟦https://b.example|https://b.example/⟧',
    ],
    ['a@b.example,c@d.example', '⟦a@b.example|mailto:a@b.example⟧,⟦c@d.example|mailto:c@d.example⟧'],
  ])('%s', (text, expected) => {
    expect(drawn(text)).toBe(expected);
  });
});

describe('what does not', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,<b>x',
    'https://',
    'https://)',
    'xhttps://a.example',
    'ftp://a.example',
    'a@b',
    '@b.example',
    'a@.b.example',
    'a@b..example',
    'https://[bad',
    'vbscript:x',
    '<img src=x onerror=alert(1)>',
  ])('%s', (text) => {
    expect(drawn(text)).toBe(text);
  });
});

describe('what a link must not hide', () => {
  it('shows and opens the real host when a user name poses as one', () => {
    expect(drawn('https://bank.example@evil.example/a')).toBe(
      '⟦https://evil.example/a|https://evil.example/a⟧',
    );
  });
  it('shows a host of mixed scripts in its coded form', () => {
    expect(linkify('https://gооgle.example')[0]?.text).toMatch(/^https:\/\/xn--/);
  });
  it.each([
    ['https://аррӏе.example/', 'https://xn--80ak6aa92e.example/'],
    ['https://ａ.example/', 'https://a.example/'],
    ['https://%61.example/', 'https://a.example/'],
    ['https://0x7f.1/', 'https://127.0.0.1/'],
    ['https://a.example\\@evil.example/', 'https://a.example/@evil.example/'],
    ['https://paypaı.example/', 'https://xn--paypa-r4a.example/'],
    ['https://good\u00adbank.example/', 'https://goodbank.example/'],
  ])('shows %s as %s', (written, seen) => {
    expect(linkify(written)[0]?.text).toBe(seen);
  });
  it.each([
    'https://bücher.example/',
    'https://пример.рф/',
    'https://例え.example/',
    'https://παράδειγμα.ελ/',
  ])('shows %s as it is: it can be taken for no other', (written) => {
    expect(linkify(written)[0]?.text).toBe(written);
  });
  it('makes no letter box of a host of mixed scripts', () => {
    expect(drawn('anna@gооgle.example')).toBe('anna@gооgle.example');
  });
  it('ends a link at a character that turns the direction', () => {
    expect(drawn('https://a.example/\u202egnp')).toBe('⟦https://a.example/|https://a.example/⟧\u202egnp');
  });
  it('refuses control characters inside', () => {
    expect(drawn('https://a.exa\u0001mple')).toBe('https://a.exa\u0001mple');
  });
});

describe('what costs too much', () => {
  it('is not asked for: a text of addresses ends as plain text after the hundredth', () => {
    const segments = linkify('https://a.example '.repeat(200));
    expect(segments.filter((segment) => segment.href)).toHaveLength(100);
    expect(segments.map((segment) => segment.text).join('')).toBe('https://a.example '.repeat(200));
  });
  it('is refused: hosts with a label that no network knows', () => {
    const host = String.fromCharCode(...Array.from({ length: 64 }, (_, index) => 0x4e00 + index));
    expect(drawn(`https://${host}.example`)).toBe(`https://${host}.example`);
    expect(drawn(`https://${host.slice(1)}.example/`)).toContain('|https://xn--');
  });
});

it('marks that climb over the neighbouring lines are taken away', () => {
  expect(linkify(`Zo${'\u0308'.repeat(50)}e`)).toEqual([{ text: `Zo${'\u0308'.repeat(8)}e` }]);
});
