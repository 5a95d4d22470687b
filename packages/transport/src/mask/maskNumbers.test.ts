import { describe, expect, it } from 'vitest';
import { maskNumbers } from './maskNumbers.js';

/** Numbers that card brands publish for tests. */
const cards = [
  '4222222222222', // Visa, 13
  '4111111111111111',
  '4012888888881881',
  '4000000760000002',
  '5555555555554444',
  '5105105105105100',
  '2223003122003222',
  '2223000048400011',
  '378282246310005',
  '371449635398431',
  '30569309025904',
  '38520000023237',
  '36227206271667',
  '6011111111111117',
  '6011000990139424',
  '3530111333300000',
  '3566002020360505',
  '6200000000000005',
  '2200000000000004',
  '6304000000000000',
  '5018000000000009',
  '6759649826438453',
  '4000000000000000006', // Visa, 19
].map((number) => number.trim());

const ibans = [
  'DE89370400440532013000',
  'GB82WEST12345698765432',
  'FR1420041010050500013M02606',
  'NO9386011117947',
  'NL91ABNA0417164300',
  'CH9300762011623852957',
  'MT84MALT011000012345MTLCAST001S',
  'RU0204452560040702810412345678901',
  'XK051212012345678906',
];

/** What looks like them and is none. */
const others: readonly (readonly [string, string])[] = [
  ['EAN-13', '4006381333931'],
  ['EAN-13 that a card would accept too', '4000000000105'],
  ['EAN-13 of books', '9783161484100'],
  ['ISBN-13 with dashes', '978-3-16-148410-0'],
  ['ISBN-10', '0-306-40615-2'],
  ['EAN-14', '10012345678902'],
  ['IMEI', '490154203237518'],
  ['IMEI', '356938035643809'],
  ['IMEI with spaces', '35 693803 564380 9'],
  ['a time in milliseconds', '1763784000000'],
  ['a time in microseconds', '1763784000000000'],
  ['a date and time', '2026-11-22 05:12:13'],
  ['a date and time', '20261122051213'],
  ['a telephone', '+49 151 2345 67897'],
  ['a telephone', '+44 20 7946 0958'],
  ['a telephone', '+7 (495) 123-45-67'],
  ['a telephone', '8 800 555-35-35'],
  ['a telephone', '0049 30 901820'],
  ['an order', '302-1234567-1234567'],
  ['an order', 'ORD-2026-000123456'],
  ['an order', '100001234567'],
  ['an order', '№ 4000123456'],
  ['a parcel', '1Z999AA10123456784'],
  ['a parcel', 'RR123456785DE'],
  ['a parcel', '00340434292135100186'],
  ['a wrong check digit', '4111111111111112'],
  ['sixteen digits of no brand', '1234567812345670'],
  ['part of a longer number', '94111111111111111'],
  ['part of a longer number', '41111111111111111111111'],
  ['digits behind a point', '3.4111111111111111'],
  ['a wrong IBAN', 'DE88370400440532013000'],
  ['an IBAN that is too short', 'DE8937040044053201300'],
  ['an IBAN that is too long', 'DE893704004405320130001'],
  ['an IBAN of no country', 'ZZ89370400440532013000'],
  ['an article', 'AB12CDEF34567890'],
  ['prices', '1 299 4 111 1 111'],
  ['sizes', '36 38 40 42 44 46 48 50'],
  ['a size table', '38 39 40 41 42 43 44 45 46'],
  ['sizes in a table', '36\t38\t40\t42\t44\t46\t48\t50'],
  ['sizes from to', '36 - 38, 38 - 40, 40 - 42'],
  ['numbers on lines of their own', '4111\n1111\n1111\n1111'],
  ['VAT', 'DE123456789'],
  ['INN', '7707083893'],
  ['a UUID', '0192a4d8-7c1f-7000-8a41-11d111111111'],
  ['a file of a camera', 'IMG_20261122_051213'],
  ['a file of a camera', 'PXL_20261122_051213123.MP'],
  ['a file of a network', 'FB_IMG_1763784000000'],
  ['a letter in front of an account', 'XDE89370400440532013000'],
];

/** What stands between the groups of a number that is typed, or copied from a table, a letter or another page. */
const gaps = [
  ' ',
  '-',
  '_',
  '\u00a0',
  ' -',
  ' - ',
  '\t',
  '\u2003',
  '\u2009',
  '\u200b',
  '\u2011',
  '\u2013',
  '\u2014',
  '\u202f',
];
const moreGaps = ['\u00ad', '\u2060', '\u2212', '\u3000'];

const left = (text: string): string => text.replace(/[^\p{L}\p{Nd}•]/gu, '');

describe('maskNumbers', () => {
  it.each(cards)('leaves the last four digits of the card %s', (card) => {
    const masked = `${'•'.repeat(card.length - 4)}${card.slice(-4)}`;
    expect(maskNumbers(card)).toBe(masked);
    for (const gap of [...gaps, ...moreGaps]) {
      const grouped = card.replace(/(\d{4})(?=\d)/g, `$1${gap}`);
      const result = maskNumbers(`Card: ${grouped}, 12/27, 123.`);
      expect(left(result)).toBe(`Card${masked}1227123`);
      expect(result).toHaveLength(`Card: ${grouped}, 12/27, 123.`.length);
    }
    expect(maskNumbers(`visa${card}!`)).toBe(`visa${masked}!`);
    expect(maskNumbers(`${card} 12 27 123`)).toBe(`${masked} 12 27 123`);
    expect(maskNumbers([...card].join(' ')).replaceAll(' ', '')).toBe(masked);
  });

  it('knows other digits and card layouts', () => {
    expect(maskNumbers('٤١١١١١١١١١١١١١١١')).toBe(`${'•'.repeat(12)}١١١١`);
    expect(maskNumbers('４１１１ １１１１ １１１１ １１１１')).toBe('•••• •••• •••• １１１１');
    expect(maskNumbers('3782 822463 10005')).toBe('•••• •••••• •0005');
    expect(maskNumbers('Order 12345 4111 1111 1111 1111')).toBe('Order 12345 •••• •••• •••• 1111');
    expect(maskNumbers('4111111111111111 and 5555555555554444')).toBe(
      '••••••••••••1111 and ••••••••••••4444',
    );
    expect(maskNumbers('4111111111111111 5555555555554444')).toBe('••••••••••••1111 ••••••••••••4444');
  });

  it.each(ibans)('leaves country and last four characters of the account %s', (iban) => {
    const masked = iban.slice(0, 2) + '•'.repeat(iban.length - 6) + iban.slice(-4);
    expect(maskNumbers(iban)).toBe(masked);
    expect(maskNumbers(iban.toLowerCase())).toBe(masked.toLowerCase());
    for (const gap of [...gaps, ...moreGaps].filter(({ length }) => length === 1)) {
      const grouped = iban.replace(/(.{4})(?=.)/g, `$1${gap}`);
      expect(left(maskNumbers(`to ${grouped} please`))).toBe(`to${masked}please`);
    }
    expect(maskNumbers(`IBAN:${iban}.`)).toBe(`IBAN:${masked}.`);
    expect(maskNumbers(`IBAN${iban}.`)).toBe(`IBAN${masked}.`);
    expect(maskNumbers(`my iban${iban}`)).toBe(`my iban${masked}`);
  });

  it.each(others)('leaves %s alone: %s', (_, text) => {
    expect(maskNumbers(text)).toBe(text);
    expect(maskNumbers(`see ${text}, thanks`)).toBe(`see ${text}, thanks`);
    // As file names are made of them.
    const name = `${text.replaceAll(/[ \t-]/g, '_')}.jpg`;
    expect(maskNumbers(name)).toBe(name);
  });

  it('leaves every EAN-13 and every time of a year alone', () => {
    for (let index = 0; index < 5_000; index++) {
      const body = `4${String(index * 39_916_801 + 7)
        .padStart(11, '0')
        .slice(-11)}`;
      const sum = [...body].reduce((total, one, at) => total + Number(one) * (at % 2 === 0 ? 1 : 3), 0);
      const ean = `${body}${(10 - (sum % 10)) % 10}`;
      expect(maskNumbers(ean)).toBe(ean);
      const time = String(1_767_225_600_000 + index * 6_311_520);
      expect(maskNumbers(time)).toBe(time);
    }
  });

  it('masked twice is masked once, and what holds no digit is the same text', () => {
    for (const text of [...cards, ...ibans, 'plain words', '']) {
      expect(maskNumbers(maskNumbers(text))).toBe(maskNumbers(text));
    }
    expect(maskNumbers('кириллица 😀 \u0000 \ud800')).toBe('кириллица 😀 \u0000 \ud800');
  });

  it.each([
    ['digits', '4'],
    ['digits with gaps', '4 '],
    ['groups', '4111 '],
    ['almost cards', '4111 1111 1111 1112 '],
    ['almost accounts', 'DE89 '],
    ['account after account', 'DE88370400440532013000'],
    ['letters and digits', 'ab1'],
    ['cards', '4111111111111111 '],
  ])('takes linear time for %s', { timeout: 30_000 }, (_, piece) => {
    const time = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const runs = Array.from({ length: 5 }, () => {
        const begin = performance.now();
        maskNumbers(text);
        return performance.now() - begin;
      });
      return Math.min(...runs);
    };
    time(65_536);
    const [once, fourTimes] = [time(65_536), time(262_144)];
    // Four times the length takes four times as long; were it the square, it would take sixteen times.
    expect(fourTimes).toBeLessThan(12 * once + 50);
  });
});
