import fc from 'fast-check';

const words = [
  'Support',
  'Admin',
  'Anna Berger',
  'photo.png',
  'Поддержка',
  'שלום',
  'سلام',
  'invoice.pdf.exe',
  '山田太郎',
  '1,234.56',
];

const turns = [
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u200e',
  '\u200f',
  '\u061c',
];

const nothings = [
  ...[
    '\u00ad',
    '\u034f',
    '\u115f',
    '\u1160',
    '\u17b4',
    '\u180b',
    '\u180e',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u2060',
  ],
  ...[
    '\u2061',
    '\u206a',
    '\u3164',
    '\ufe0f',
    '\ufeff',
    '\uffa0',
    '\ufff9',
    '\u{e0001}',
    '\u{e0041}',
    '\u{1d173}',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u0008',
    '\u001b[31m',
    '\u0085',
    '\u009b',
    '\ud800',
    '\udc00',
    '\ufffe',
    '\u2028',
    '\r\n',
  ],
];

const strewn = (signs: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...words),
      fc.array(fc.tuple(fc.constantFrom(...signs), fc.nat(20)), { minLength: 1, maxLength: 12 }),
    )
    .map(([word, places]) =>
      places.reduce((text, [sign, at]) => text.slice(0, at) + sign + text.slice(at), word),
    );

/** Words in which characters stand that turn the direction of reading, and are never turned back. */
export const turned: fc.Arbitrary<string> = strewn(turns);

/** Words in which characters stand that nobody sees. */
export const unseen: fc.Arbitrary<string> = strewn(nothings);

/** Letters that carry more marks than any language has. */
export const floods: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...words),
    fc.constantFrom(
      '\u0301',
      '\u0316',
      '\u0489',
      '\u0e47',
      '\u1ab0',
      '\u20dd',
      '\u0338',
      '\u0f71',
      '\u0301\u0316',
    ),
    fc.integer({ min: 9, max: 400 }),
  )
  .map(([word, mark, times]) => word.slice(0, 2) + mark.repeat(times) + word.slice(2));
