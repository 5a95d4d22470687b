import { describe, expect, test } from 'vitest';
import { formatMoney } from './formatMoney.js';
import { formatSeconds, formatSpan } from './formatSpan.js';
import { formatTime } from './formatTime.js';
import { safeUrl } from './safeUrl.js';
import { splitLinks } from './splitLinks.js';

describe('splitLinks', () => {
  test.each([
    ['no link', []],
    ['see https://shop.example/a.', ['https://shop.example/a']],
    ['(https://shop.example/a_(b))', ['https://shop.example/a_(b)']],
    ['(https://shop.example/a)', ['https://shop.example/a']],
    ['http://a.example, https://b.example!', ['http://a.example', 'https://b.example']],
    ['javascript:alert(1) data:text/html,x //evil.example', []],
    ['xhttps://a.example', []],
    ['https://', []],
    ['<img src=https://a.example/x onerror=alert(1)>', ['https://a.example/x']],
  ])('%j links to %j', (text, links) => {
    const pieces = splitLinks(text);
    expect(pieces.flatMap((piece) => piece.href ?? [])).toEqual(links);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });

  test('a very long hostile text costs little', () => {
    const started = performance.now();
    splitLinks(`https://${'('.repeat(20_000)}${')'.repeat(20_000)}`);
    splitLinks(`https://a${'.'.repeat(50_000)}`);
    splitLinks(`https://a${')'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('safeUrl', () => {
  test.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['/v1/files/ab/x.png', '/v1/files/ab/x.png'],
    ['//evil.example/x', undefined],
    ['/\\evil.example', undefined],
    ['javascript:alert(1)', undefined],
    [' javascript:alert(1)', undefined],
    ['data:image/svg+xml,x', undefined],
    ['blob:https://a.example/1', undefined],
    ['relative/path', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j becomes %j', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });
});

describe('money, spans and times', () => {
  test.each([
    [{ amount: 123456, currency: 'EUR' }, '€1,234.56'],
    [{ amount: 120000, currency: 'EUR' }, '€1,200'],
    [{ amount: 500, currency: 'JPY' }, '¥500'],
    [{ amount: 100, currency: 'nonsense' }, '1.00 nonsense'],
  ])('%j is written %j', (money, expected) => {
    expect(formatMoney(money)).toBe(expected);
  });

  test.each([
    [-1, '0:00'],
    [7_400, '0:07'],
    [760_000, '12:40'],
    [3_723_000, '1:02:03'],
  ])('%i ms runs as %s', (ms, expected) => {
    expect(formatSpan(ms)).toBe(expected);
  });

  test.each([
    [8_200, '8 s'],
    [120_000, '2 min'],
    [125_000, '2 min 5 s'],
  ])('%i ms reads as %s', (ms, expected) => {
    expect(formatSeconds(ms)).toBe(expected);
  });

  test('a time zone that does not exist has no time', () => {
    expect(formatTime(Date.UTC(2026, 0, 1, 9), 'Europe/Moscow')).toBe('12:00');
    expect(formatTime(0, 'Mars/Olympus')).toBeUndefined();
  });
});
