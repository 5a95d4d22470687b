import type { CannedReply } from '@comptoir/transport/wire';

function isSubsequence(query: string, text: string): boolean {
  let from = 0;
  for (const letter of query) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

/** 0 is best; `undefined` does not fit. */
function rank(reply: CannedReply, query: string): number | undefined {
  const key = reply.key.toLowerCase();
  if (key === query) return 0;
  if (key.startsWith(query)) return 1;
  if (key.includes(query)) return 2;
  if (isSubsequence(query, key)) return 3;
  return reply.text.toLowerCase().includes(query) ? 4 : undefined;
}

/**
 * The canned replies that fit, best first: exact key, beginning of the key, inside the key, letters of the key in
 * order, inside the text. An empty query fits all, in their own order.
 */
export function filterCanned(replies: readonly CannedReply[], query: string): readonly CannedReply[] {
  const wanted = query.toLowerCase();
  return replies
    .flatMap((reply) => {
      const place = rank(reply, wanted);
      return place === undefined ? [] : [{ reply, place }];
    })
    .sort((a, b) => (wanted === '' ? 0 : a.place - b.place))
    .map(({ reply }) => reply);
}
