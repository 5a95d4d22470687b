import { ChatError } from '../../errors.js';
import type { Call } from '../../transport.js';
import type { Stream } from './createStream.js';
import { escapeXml } from './escapeXml.js';
import { childText, findChild } from './findChild.js';
import { type Position, start } from './Position.js';
import { randomHex } from './randomHex.js';
import { talkNamespaces } from './talkNamespaces.js';

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
  newest(limit: number, call?: Call): Promise<Page>;
  /** @throws ChatError `cursor_unknown` when the archive has no such entry. */
  before(place: Position, limit: number, call?: Call): Promise<Page>;
  /** @throws ChatError `cursor_unknown` when the archive has no such entry. */
  after(place: Position, limit: number, call?: Call): Promise<Page>;
  /** Takes the answers out of the messages that arrive; says whether this was one. */
  take(stanza: Element): boolean;
}

interface Raw {
  readonly id: string;
  readonly at: number;
  readonly stanza: Element;
}

function unknown(): ChatError {
  return new ChatError('cursor_unknown', { message: 'the archive has no such entry' });
}

/** Gives each stanza its place; the first of them stands at `index`, after the entry `previous`. */
function place(found: readonly Raw[], index: number, previous: string): Entry[] {
  return found.map(({ id, at, stanza }, offset) => ({
    position: { index: index + offset, id, previous: found[offset - 1]?.id ?? previous },
    at,
    stanza,
  }));
}

/** Reads the archive of `room`. */
export function createArchive(stream: Pick<Stream, 'request'>, room: string): Archive {
  const queries = new Map<string, Raw[]>();

  async function query(rsm: string, max: number, call?: Call) {
    const id = randomHex(8);
    const found: Raw[] = [];
    queries.set(id, found);
    try {
      const set = `<set xmlns="http://jabber.org/protocol/rsm"><max>${max}</max>${rsm}</set>`;
      const body = `<query xmlns="${talkNamespaces.archive}" queryid="${id}">${set}</query>`;
      const answer = await stream.request('set', room, body, call);
      const fin = findChild(answer, 'fin');
      const count = Number(childText(findChild(fin, 'set'), 'count'));
      return { found, isAll: fin?.getAttribute('complete') === 'true', count };
    } catch (error) {
      throw error instanceof ChatError && error.code === 'not_found' ? unknown() : error;
    } finally {
      queries.delete(id);
    }
  }

  /** The entries from `place` on, itself the first: ejabberd answers an unknown id as if there had been none. */
  async function from({ index, id, previous }: Position, max: number, call?: Call) {
    const { found, isAll } = await query(previous && `<after>${escapeXml(previous)}</after>`, max, call);
    if (found[0]?.id !== id) throw unknown();
    return { entries: place(found, index, previous), isAll };
  }

  /** Drops the one more that was asked for: it tells whether there is more, and what came before the rest. */
  function cut(found: readonly Raw[], limit: number, last: number): Page {
    const extra = found.length > limit ? found.slice(0, found.length - limit) : [];
    const kept = found.slice(extra.length);
    const entries = place(kept, last - kept.length + 1, extra.at(-1)?.id ?? '');
    return { entries, more: extra.length > 0 };
  }

  return {
    async newest(limit, call) {
      const { found, count } = await query('<before/>', limit + 1, call);
      return cut(found, limit, Math.max(count || 0, found.length));
    },
    async before(position, limit, call) {
      const [{ found }] = await Promise.all([
        query(`<before>${escapeXml(position.id)}</before>`, limit + 1, call),
        from(position, 1, call),
      ]);
      return cut(found, limit, position.index - 1);
    },
    async after(position, limit, call) {
      if (position.index === start.index) {
        const { found, isAll } = await query('', limit, call);
        return { entries: place(found, 1, ''), more: !isAll && found.length > 0 };
      }
      const { entries, isAll } = await from(position, limit + 1, call);
      return { entries: entries.slice(1), more: !isAll && entries.length > 1 };
    },
    take(stanza) {
      const result = findChild(stanza, 'result', talkNamespaces.archive);
      if (!result) return false;
      const forwarded = findChild(result, 'forwarded');
      const message = findChild(forwarded, 'message');
      const found = queries.get(result.getAttribute('queryid') ?? '');
      const at = Date.parse(findChild(forwarded, 'delay')?.getAttribute('stamp') ?? '');
      if (message) found?.push({ id: result.getAttribute('id') ?? '', at: at || 0, stanza: message });
      return true;
    },
  };
}
