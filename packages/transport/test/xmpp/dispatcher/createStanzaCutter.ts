/**
 * Cuts a stream of XML into its stanzas. Give it every piece of text as it comes.
 *
 * @param onOpen told the stream's id. @param onStanza told each whole stanza as text.
 */
export function createStanzaCutter(
  onOpen: (id: string) => void,
  onStanza: (xml: string) => void,
): (piece: string) => void {
  let text = '';
  let at = 0;
  let depth = 0;
  let from = 0;

  /** The end of the tag that begins at `at`, quotes respected; -1 while it has not come. */
  function tagEnd(): number {
    let quote = '';
    for (let index = at; index < text.length; index++) {
      const character = text[index] ?? '';
      if (quote !== '') {
        if (character === quote) quote = '';
      } else if (character === '"' || character === "'") quote = character;
      else if (character === '>') return index;
    }
    return -1;
  }

  function step(tag: string, end: number): void {
    if (tag.startsWith('<?')) {
      from = end + 1;
      return;
    }
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    if (tag.startsWith('<stream:stream')) {
      from = end + 1;
      onOpen(/\sid=["']([^"']*)/.exec(tag)?.[1] ?? '');
    } else if (depth === 1) {
      const stanza = text.slice(from, end + 1).trim();
      from = end + 1;
      onStanza(stanza);
    }
  }

  return (piece) => {
    text += piece;
    for (;;) {
      const begin = text.indexOf('<', at);
      at = begin < 0 ? text.length : begin;
      const end = begin < 0 ? -1 : tagEnd();
      if (end < 0) break;
      step(text.slice(begin, end + 1), end);
      at = end + 1;
    }
    text = text.slice(from);
    at -= from;
    from = 0;
  };
}
