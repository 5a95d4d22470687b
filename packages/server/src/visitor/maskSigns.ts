import { maskNumbers } from '@comptoir/transport/mask';

function meaning(written: string): string {
  if (written === '+') return ' ';
  if (written.length === 1) return written;
  try {
    const character = decodeURIComponent(written);
    if (character.length === 1) return character;
  } catch {
    // A piece of a letter.
  }
  // Something that passes neither for a digit nor for what stands between two.
  return '\ufffd';
}

/**
 * Masks a text as `maskNumbers` does, where some signs of it are written as escapes, or a space as a plus.
 *
 * @param signs the pieces of the text that stand for one character each.
 */
export function maskSigns(signs: readonly string[]): string {
  const meant = signs.map(meaning);
  const masked = maskNumbers(meant.join(''));
  return signs.map((written, at) => (masked[at] === meant[at] ? written : masked[at])).join('');
}
