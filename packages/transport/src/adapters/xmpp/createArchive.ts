import type { ChatError } from '../../errors.js';
import type { Call } from '../../transport.js';
import type { Stream } from './createStream.js';
import { escapeXml } from './escapeXml.js';
import { attribute, childText, findChild } from './findChild.js';
import * as namespaces from './namespaces.js';
import { type Position, unknownCursor } from './Position.js';
import { randomHex } from './randomHex.js';
import { toXml } from './toXml.js';

/** One stored stanza with its place. */
export interface Entry {
  readonly position: Position;
  readonly at: number;
  readonly stanza: Element;
}

/** A stretch of the archive, oldest first. */
export interface Page {
  readonly entries: readonly Entry[];
  /** Whether the archive has more in the direction that was asked for. */
  readonly more: boolean;
}

/** The archive of one room (XEP-0313), by places that are checked to be in it. */
export interface Archive {
  /** What comes before `place`, or the newest. @throws ChatError `cursor_unknown` when there is no such entry. */
  before(place: Position | undefined, limit: number, call?: Call): Promise<Page>;
  /** @throws ChatError `cursor_unknown` when the archive has no such entry. */
  after(place: Position, limit: number, call?: Call): Promise<Page>;
  /** Takes the answers out of the messages that arrive; says whether this was one. */
  take(stanza: Element): boolean;
}

type Raw = Omit<Entry, 'position'> & { readonly id: string };

/** Gives each stanza its place; the first of them stands at `index`, after the entry `previous`. */
function place(found: readonly Raw[], index: number, previous = ''): Entry[] {
  return found.map(({ id, ...entry }, offset) => ({
    ...entry,
    position: { index: index + offset, id, previous: found[offset - 1]?.id ?? previous },
  }));
}

/** Reads the archive of `room`. */
export function createArchive(stream: Pick<Stream, 'request'>, room: string): Archive {
  const queries = new Map<string, Raw[]>();

  async function query(where: 'before' | 'after', id: string | undefined, max: number, call?: Call) {
    const queryid = randomHex(8);
    const found: Raw[] = [];
    queries.set(queryid, found);
    try {
      const from = id === undefined ? '' : toXml(where, {}, escapeXml(id));
      const set = toXml(
        'set',
        { xmlns: 'http://jabber.org/protocol/rsm' },
        `${toXml('max', {}, `${max}`)}${from}`,
      );
      const body = toXml('query', { xmlns: namespaces.archive, queryid }, set);
      const fin = findChild(await stream.request('set', room, body, call), 'fin');
      const count = Number(childText(findChild(fin, 'set'), 'count')) || 0;
      return { found, isAll: attribute(fin, 'complete') === 'true', count };
    } catch (error) {
      throw (error as ChatError).code === 'not_found' ? unknownCursor() : error;
    } finally {
      queries.delete(queryid);
    }
  }

  async function after({ index, id, previous }: Position, limit: number, call?: Call): Promise<Page> {
    // The entry itself comes first: ejabberd answers an unknown id as if there had been none.
    const own = index && 1;
    const { found, isAll } = await query('after', previous || undefined, limit + own, call);
    if (own && found[0]?.id !== id) throw unknownCursor();
    const entries = place(found, index || 1, previous).slice(own);
    return { entries, more: !isAll && entries.length > 0 };
  }

  return {
    async before(position, limit, call) {
      // One more is asked for: it tells whether there is more, and what came before the rest.
      const [{ found, count }] = await Promise.all([
        query('before', position?.id ?? '', limit + 1, call),
        position && after(position, 0, call),
      ]);
      const end = position?.index ?? Math.max(count, found.length) + 1;
      const entries = place(found, end - found.length).slice(-limit);
      return { entries, more: found.length > limit };
    },
    after,
    take(stanza) {
      const result = findChild(stanza, 'result', namespaces.archive);
      const forwarded = findChild(result, 'forwarded');
      const message = findChild(forwarded, 'message');
      if (message) {
        const at = Date.parse(attribute(findChild(forwarded, 'delay'), 'stamp')) || 0;
        queries.get(attribute(result, 'queryid'))?.push({ id: attribute(result, 'id'), at, stanza: message });
      }
      return !!result;
    },
  };
}
