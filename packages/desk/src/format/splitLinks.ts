/** A piece of text: plain, or an address that may be followed. */
export type TextPiece = { readonly text: string; readonly href?: string };

const address = /\bhttps?:\/\/[^\s<>"'`]+/giu;

/** A sentence's punctuation is not part of the address it ends with; a closing bracket is when it was opened. */
function trimmed(found: string): string {
  let unopened = found.split(')').length - found.split('(').length;
  let end = found.length;
  while (end > 0) {
    const last = found[end - 1] ?? '';
    if (last === ')' && unopened > 0) unopened--;
    else if (!'.,;:!?…»”]}'.includes(last)) break;
    end--;
  }
  return found.slice(0, end);
}

/** Cuts a text at its http(s) addresses. Nothing else ever becomes a link. */
export function splitLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const found = trimmed(match[0]);
    if (!URL.canParse(found)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: found, href: found });
    from = match.index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
