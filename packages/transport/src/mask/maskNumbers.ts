import { digitAt } from './digitAt.js';
import { findAccount } from './findAccount.js';
import { type DigitRun, findCards, type Stretch } from './findCards.js';
import { isGap } from './isGap.js';

/** What takes the place of a character, one for one: a text never gets longer. */
const dot = '•';

/** How many characters of a card or an account stay readable at the end. */
const readable = 4;

/** Most spaces and dashes between two groups of digits: a dash between two spaces. */
const widestGap = 3;

function readRun(text: string, start: number): DigitRun & { readonly end: number } {
  const groups: Stretch[] = [];
  let digits = '';
  for (let at = start; ; ) {
    const from = at;
    for (let value = digitAt(text, at); value >= 0; value = digitAt(text, ++at)) digits += value;
    groups.push({ start: from, end: at });
    let next = at;
    while (next < at + widestGap && isGap(text.charCodeAt(next))) next++;
    if (next === at || digitAt(text, next) < 0) return { groups, digits, end: at };
    at = next;
  }
}

/** @param kept how many characters stay readable at the beginning. */
function dotted(text: string, kept: number): string {
  const isSign = (at: number): boolean => !isGap(text.charCodeAt(at));
  let signs = 0;
  for (let at = 0; at < text.length; at++) if (isSign(at)) signs++;
  let masked = '';
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    if (isSign(at)) seen++;
    masked += isSign(at) && seen > kept && seen <= signs - readable ? dot : text.charAt(at);
  }
  return masked;
}

/** Whether a telephone number begins here, or the digits behind a decimal point. */
function isOther(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  return before === '+' || ((before === '.' || before === ',') && digitAt(text, start - 2) >= 0);
}

/**
 * Makes the numbers of cards and bank accounts unreadable, all but the last four characters, and of an account the
 * country. Everything else stays as it is, and the length with it; masked twice is masked once. In linear time.
 *
 * Seen are 13 to 19 digits with a brand's beginning and a right check digit, and IBANs of a known country with a right
 * check number, with spaces, dashes and underscores in between. Digits inside a longer unbroken number are part of that.
 */
export function maskNumbers(text: string): string {
  let masked = '';
  let done = 0;
  const replace = ({ start, end }: Stretch, kept: number): void => {
    masked += text.slice(done, start) + dotted(text.slice(start, end), kept);
    done = end;
  };
  for (let at = 0; at < text.length; at++) {
    if (digitAt(text, at) >= 0) {
      const run = readRun(text, at);
      if (!isOther(text, at)) for (const card of findCards(run)) replace(card, 0);
      at = run.end - 1;
    } else {
      const end = findAccount(text, at);
      if (end === undefined) continue;
      replace({ start: at, end }, 2);
      at = end - 1;
    }
  }
  return masked + text.slice(done);
}
