/** First and last of the beginnings of one brand's numbers, both of the same length, and how long they are. */
export type CardRule = readonly [from: number, to: number, lengths: readonly number[]];

const long = [16, 17, 18, 19];

/**
 * Beginnings that card brands use. Without them every tenth long number would pass for a card: article numbers,
 * telephones, times.
 */
export const cardRules: readonly CardRule[] = [
  [4, 4, [13, 16, 19]],
  [51, 55, [16]],
  [2221, 2720, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  [300, 305, [14]],
  [36, 36, [14]],
  [38, 39, [14]],
  [3528, 3589, long],
  [6011, 6011, long],
  [644, 659, long],
  [62, 62, long],
  [81, 81, long],
  [2200, 2204, long],
  [50, 50, long],
  [56, 58, long],
  [6304, 6304, long],
  [6759, 6767, long],
];
