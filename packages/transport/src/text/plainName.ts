import { capMarks } from './capMarks.js';

/**
 * What must stay (first group) or is not seen (the rest): joiners stay inside words of scripts that need them and
 * inside emoji, variants of a sign and the flags that are spelled in tags stay too.
 */
const unseen =
  /([\u0600-\u18af\p{Emoji}]\ufe0f?[\u200c\u200d](?=[\u0600-\u18af\p{ExtPict}])|[\p{Emoji}\p{Ideo}][\ufe0f\u{e0100}-\u{e01ef}]|\u{1f3f4}[\u{e0030}-\u{e007f}]+)|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{DI}\ufff9-\ufffb]/gu;

/**
 * A name from outside without characters that hide or turn others, so that `exe.gnp` cannot pose as `png.exe`, and
 * with at most eight marks on a letter. Perhaps nothing is left of it.
 */
export function plainName(name: string): string {
  return capMarks(name.replace(unseen, '$1'));
}
