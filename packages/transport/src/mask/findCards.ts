import { isCard } from './isCard.js';

/** Digits in groups, with little between the groups: where each group stands in the text, and its digits. */
export interface DigitRun {
  readonly groups: readonly { readonly start: number; readonly end: number }[];
  /** All digits, without what stands between the groups. */
  readonly digits: string;
}

/** A part of a text: from `start` up to `end`, which is not in it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const shortest = 13;
const longest = 19;

/**
 * Sums from the first digit on, with every second one weighted, for both choices of the first to be weighted: the
 * check of any piece is then the difference of two sums.
 */
function weighedSums(digits: string): readonly [readonly number[], readonly number[]] {
  const sums: [number[], number[]] = [[0], [0]];
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[index]);
    const weighed = digit > 4 ? 2 * digit - 9 : 2 * digit;
    for (const parity of [0, 1] as const) {
      sums[parity].push((sums[parity][index] ?? 0) + (index % 2 === parity ? weighed : digit));
    }
  }
  return sums;
}

/** The cards in a run of digits. A card begins and ends where groups do; one of 13 digits only if no other does. */
export function findCards({ groups, digits }: DigitRun): readonly Stretch[] {
  if (digits.length < shortest) return [];
  const sums = weighedSums(digits);
  const found: Stretch[] = [];
  let begin = 0;
  let free = 0;
  groups.forEach(({ start, end }, first) => {
    const from = begin;
    begin += end - start;
    if (start < free) return;
    let to = from;
    let card: Stretch | undefined;
    for (let last = first; last < groups.length; last++) {
      const group = groups[last];
      if (group === undefined) break;
      to += group.end - group.start;
      if (to - from > longest) break;
      const sum = sums[to % 2 === 0 ? 0 : 1];
      const isRight = to - from >= shortest && ((sum[to] ?? 0) - (sum[from] ?? 0)) % 10 === 0;
      if (!isRight || !isCard(digits.slice(from, to))) continue;
      card = { start, end: group.end };
      if (to - from > shortest) break;
    }
    if (card === undefined) return;
    found.push(card);
    free = card.end;
  });
  return found;
}
