/** What a number of cards of one brand begins with, and how long it is. */
export interface CardRule {
  /** First and last of the beginnings, both of the same length. */
  readonly from: number;
  readonly to: number;
  readonly lengths: readonly number[];
}

const long = [16, 17, 18, 19];

/**
 * Beginnings that card brands use. Without them every tenth long number would pass for a card: article numbers,
 * telephones, times.
 */
export const cardRules: readonly CardRule[] = [
  { from: 4, to: 4, lengths: [13, 16, 19] },
  { from: 51, to: 55, lengths: [16] },
  { from: 2221, to: 2720, lengths: [16] },
  { from: 34, to: 34, lengths: [15] },
  { from: 37, to: 37, lengths: [15] },
  { from: 300, to: 305, lengths: [14] },
  { from: 36, to: 36, lengths: [14] },
  { from: 38, to: 39, lengths: [14] },
  { from: 3528, to: 3589, lengths: long },
  { from: 6011, to: 6011, lengths: long },
  { from: 644, to: 659, lengths: long },
  { from: 62, to: 62, lengths: long },
  { from: 81, to: 81, lengths: long },
  { from: 2200, to: 2204, lengths: long },
  { from: 50, to: 50, lengths: long },
  { from: 56, to: 58, lengths: long },
  { from: 6304, to: 6304, lengths: long },
  { from: 6759, to: 6767, lengths: long },
];
