import { maskNumbers } from '@comptoir/transport/mask';

/** One sign of an address: an escape, a space of a search form, or a character. */
const sign = /%[\da-f]{2}|(?<=\d)\+(?=\d)|[\s\S]/gi;

function meaning(written: string): string {
  if (written === '+') return ' ';
  if (written.length === 1) return written;
  const code = Number.parseInt(written.slice(1), 16);
  // A piece of a letter of another alphabet, which must not pass for a digit.
  return code < 0x80 ? String.fromCharCode(code) : '\ufffd';
}

/** Masks an address as `maskNumbers` does a text, also where spaces, dashes and digits are written as escapes. */
export function maskAddress(address: string): string {
  const signs = address.match(sign) ?? [];
  const meant = signs.map(meaning);
  const masked = maskNumbers(meant.join(''));
  return signs.map((written, at) => (masked[at] === meant[at] ? written : masked[at])).join('');
}
