/** A canned reply being asked for: `text.slice(start, end)` is the slash and what follows it. */
export interface SlashQuery {
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

/**
 * What stands behind a slash before the caret, when the slash begins the text or follows white space; so "and/or"
 * and addresses are left alone.
 */
export function slashQuery(text: string, caret: number): SlashQuery | undefined {
  const match = /(?:^|\s)\/([^\s/]*)$/.exec(text.slice(0, caret));
  if (match === null) return undefined;
  const query = match[1] ?? '';
  return { start: caret - query.length - 1, end: caret, query };
}
