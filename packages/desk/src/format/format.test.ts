import { describe, expect, test } from 'vitest';
import { formatSize } from '../../../widget/src/talk/formatSize.js';
import { formatBytes } from './formatBytes.js';
import { formatMoney } from './formatMoney.js';
import { formatSeconds, formatSpan } from './formatSpan.js';
import { formatTime } from './formatTime.js';
import { safeUrl } from './safeUrl.js';

describe('safeUrl', () => {
  test.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['/v1/files/ab/x.png', '/v1/files/ab/x.png'],
    ['//evil.example/x', undefined],
    ['/\\evil.example', undefined],
    ['/\t/evil.example', undefined],
    ['/.//evil.example', '/.//evil.example'],
    ['https://bank.example@evil.example/', 'https://evil.example/'],
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
    [125, '1 kB'],
    [845_200, '846 kB'],
    [999_000, '999 kB'],
    [999_001, '1 MB'],
    [10_480_000, '10.5 MB'],
  ])('%i bytes are %s, here and in the window of the visitor', (bytes, expected) => {
    expect([formatBytes(bytes), formatSize(bytes, 'en')]).toEqual([expected, expected]);
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
