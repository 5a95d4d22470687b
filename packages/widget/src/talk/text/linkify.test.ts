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
  it('ends a link at a character that turns the direction', () => {
    expect(drawn('https://a.example/\u202egnp')).toBe('⟦https://a.example/|https://a.example/⟧\u202egnp');
  });
  it('refuses control characters inside', () => {
    expect(drawn('https://a.exa\u0001mple')).toBe('https://a.exa\u0001mple');
  });
});

describe('time', () => {
  it.each([
    ['at signs', '@'],
    ['addresses', 'a@b.com\n'],
    ['glued addresses', 'a@b.com,'],
    ['glued links', 'https://'],
    ['brackets', 'https://a.b/('],
    ['closing brackets', ')'],
    ['letters', 'aaaaaaaaaa'],
    ['schemes', 'www.w'],
  ])('is linear in %s', (_name, unit) => {
    const time = (length: number): number => {
      const text = `https://a.example/${unit.repeat(Math.ceil(length / unit.length))}`.slice(0, length);
      const best = [0, 1, 2].map(() => {
        const start = performance.now();
        linkify(text);
        return performance.now() - start;
      });
      return Math.min(...best);
    };
    time(4_096);
    const once = time(65_536);
    const twice = time(131_072);
    // A quadratic scan takes seconds here; the slack is for a busy machine.
    expect(twice).toBeLessThan(Math.max(3.5 * once, 250));
  });
});
