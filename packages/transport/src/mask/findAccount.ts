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
  const code = (at: number): number => text.charCodeAt(start + at);
  if (!isLetter(code(0)) || !isLetter(code(1)) || !isDigit(code(2)) || isSign(code(-1))) return undefined;
  const length = ibanLength(text.slice(start, start + 2).toUpperCase());
  let iban = '';
  let next = 0;
  for (; iban.length < length; next++) {
    if (isSign(code(next))) iban += text.charAt(start + next).toUpperCase();
    else if (!isGap(code(next)) || isGap(code(next - 1))) return undefined;
  }
  return length > 0 && !isSign(code(next)) && hasIbanCheck(iban) ? start + next : undefined;
}
