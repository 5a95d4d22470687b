import { describe, expect, it } from 'vitest';
import { createFormat } from './format.js';

const noon = new Date(2026, 10, 21, 12).getTime();
const day = 24 * 3_600_000;

describe('days', () => {
  it.each([
    ['en', 0, 'Today'],
    ['en', 1, 'Yesterday'],
    ['ru', 1, 'Вчера'],
    ['en', 5, 'Monday, November 16'],
    ['en-GB', 5, 'Monday 16 November'],
    ['ru', 5, 'Понедельник, 16 ноября'],
  ])('%s, %d days ago', (tag, ago, expected) => {
    expect(createFormat(tag).day(noon - ago * day, noon)).toBe(expected);
  });
  it('changes at midnight, not after a day', () => {
    expect(createFormat('en').day(noon - 13 * 3_600_000, noon)).toBe('Yesterday');
    expect(createFormat('en').day(noon + 13 * 3_600_000, noon)).toMatch(/November 22/);
  });
});

describe('sums', () => {
  it.each([
    ['en', 12_900, 'EUR', '€129'],
    ['en', 12_950, 'EUR', '€129.50'],
    ['en', 1_290_000, 'USD', '$12,900'],
    ['en', 1_290, 'JPY', '¥1,290'],
    ['ru', 299_000, 'RUB', '2990 ₽'],
    ['de', 12_900, 'EUR', '129 €'],
    ['en', 100, 'nonsense', '1 nonsense'],
  ])('%s %d %s', (tag, amount, currency, expected) => {
    const text = createFormat(tag).money({ amount, currency });
    expect(text.replace(/(\d)[\u00a0\u202f](\d)/, '$1$2').replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
  });
  it('says nothing about an unknown price', () => {
    expect(createFormat('en').money(undefined)).toBe('');
  });
});
