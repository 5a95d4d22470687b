import type { Archive } from '../../../src/adapters/xmpp/createArchive.js';
import type { MessageId } from '../../../src/model.js';

/** Entries of a room's archive in one page. */
const pageSize = 100;

/** Brings `order` up to what `archive` has: what was written while nobody of ours was in the room stands in its place. */
export async function catchUp(archive: Archive, order: MessageId[]): Promise<void> {
  const known = new Set(order);
  const missed: MessageId[] = [];
  let page = await archive.before(undefined, pageSize);
  for (;;) {
    const ids = page.entries.map(({ position }) => position.id);
    const fresh = ids.filter((id) => !known.has(id));
    missed.unshift(...fresh);
    const [first] = page.entries;
    if (!first || !page.more || fresh.length < ids.length) break;
    page = await archive.before(first.position, pageSize);
  }
  // What came in the meantime stands in both.
  const heard = order.splice(known.size).filter((id) => !missed.includes(id));
  order.push(...missed, ...heard);
}
