import fc from 'fast-check';

/** Text of every kind: whole characters, halves of pairs, control characters, and much of it. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '__proto__',
    'constructor',
    'toString',
    '\ud800',
    '\u202e',
    'NaN',
    '-1',
    '1e999',
  ),
  fc.integer({ min: 450, max: 5_000 }).map((length) => 'x'.repeat(length)),
);

const poison: readonly unknown[] = [
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  JSON.parse('{"__proto__":null,"kind":"text","text":"t"}'),
  JSON.parse('{"toString":null,"valueOf":1,"hasOwnProperty":2,"length":-1}'),
];

const nested = fc
  .integer({ min: 1, max: 3_000 })
  .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown);

/** Any value that JSON can say, and some that it cannot. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(null, true, false, undefined, [], {}, [[]], ...poison) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, -0, -1, 1, 1.5, 1e308, 2 ** 53, -(2 ** 31), Number.MIN_VALUE, Number.NaN),
  },
  { weight: 4, arbitrary: oddText },
  { weight: 3, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
  { weight: 1, arbitrary: nested },
);
