import { hasIbanCheck, ibanLength } from './ibanLengths.js';
import { isGap } from './isGap.js';

function isDigit(code: number): boolean {
  return code >= 0x30 && code < 0x3a;
}

function isLetter(code: number): boolean {
  const capital = code & ~0x20;
  return capital > 0x40 && capital < 0x5b;
}

function isSign(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

/** The end of the bank account's number that begins here; `undefined` when none does. */
export function findAccount(text: string, start: number): number | undefined {
  if (!isLetter(text.charCodeAt(start)) || !isLetter(text.charCodeAt(start + 1))) return undefined;
  if (!isDigit(text.charCodeAt(start + 2))) return undefined;
  // The word may be copied along with the number.
  if (isSign(text.charCodeAt(start - 1)) && !/iban$/i.test(text.slice(start - 4, start))) return undefined;
  const length = ibanLength(text.slice(start, start + 2).toUpperCase());
  let iban = '';
  let end = start;
  for (; iban.length < length; end++) {
    const code = text.charCodeAt(end);
    if (isSign(code)) iban += text.charAt(end).toUpperCase();
    else if (!isGap(code) || isGap(text.charCodeAt(end - 1))) return undefined;
  }
  return length > 0 && !isSign(text.charCodeAt(end)) && hasIbanCheck(iban) ? end : undefined;
}
