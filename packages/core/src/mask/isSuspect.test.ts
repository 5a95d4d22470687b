import { maskNumbers } from '@comptoir/transport/mask';
import { expect, test } from 'vitest';
import { createRandom } from '../../test/createTestEnvironment.js';
import { isSuspect } from './isSuspect.js';

const masked = [
  '4111111111111111',
  'my card 4111-1111 1111 1111, thanks',
  '٤١١١ ١١١١ ١١١١ ١١١١',
  'DE89 3704 0044 0532 0130 00',
  'nl91abna0417164300',
  'MT84MALT011000012345MTLCAST001S',
  'NO9386011117947',
];

test.each(masked)('%s is looked at by the code that masks', (text) => {
  expect(maskNumbers(text)).not.toBe(text);
  expect(isSuspect(text)).toBe(true);
});

test.each(['', 'Hello, is this in stock?', '+49 30 901820', 'order 4000123456', 'size 38 to 42'])(
  '“%s” is sent without that code',
  (text) => expect(isSuspect(text)).toBe(false),
);

const seed = Math.floor(Math.random() * 1e9);

test(`nothing that would be masked gets past it (seed ${seed})`, () => {
  const dice = createRandom(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(dice() * items.length)] as Item;
  const signs = [...'0123456789012345678901234567890123456789AbDe- \u00a0.٣'];
  let found = 0;
  for (let round = 0; round < 20_000; round++) {
    const noise = () => Array.from({ length: Math.floor(dice() * 20) }, () => pick(signs)).join('');
    const text =
      noise() +
      (dice() < 0.5 ? pick(masked).replace(/\d(?=\d)/g, (d) => d + pick(['', '', '', ' '])) : '') +
      noise();
    if (maskNumbers(text) === text) continue;
    found++;
    expect(isSuspect(text), text).toBe(true);
  }
  expect(found).toBeGreaterThan(100);
});
