import { escapeXml } from '../../../src/adapters/xmpp/escapeXml.js';
import * as namespaces from '../../../src/adapters/xmpp/namespaces.js';
import type { Post } from './createPost.js';
import type { Presence } from './DeskRecord.js';
import { ping } from './ping.js';

/** What a roll call needs. */
export interface RollCallOptions {
  readonly post: Pick<Post, 'request'>;
  readonly rooms: string;
  readonly presences: ReadonlyMap<string, Presence>;
  readonly patienceMs: number;
}

/**
 * Asks the visitors who are said to be in a room whether they are, and puts out who keeps silent. ejabberd leaves such
 * ghosts: where a socket is cut while it is being written to, its writer waits for ever, the stream behind it for 15
 * seconds at each stanza, and none of them notices the cut.
 *
 * Whose stream was cut and is kept answers late: when he resumes it, or through the server when it is given up.
 */
export function createRollCall(options: RollCallOptions): (room: string) => void {
  const { post, rooms, presences, patienceMs } = options;
  const asked = new Set<string>();

  async function ask(room: string, nick: string, full: string): Promise<void> {
    asked.add(full);
    const heard = await ping(post, full, patienceMs);
    asked.delete(full);
    if (heard !== 'silence' || presences.get(room)?.visitors.get(nick) !== full) return;
    const item = `<item nick="${escapeXml(nick)}" role="none"/>`;
    // He may have gone in this very moment.
    await post
      .request(`${room}@${rooms}`, `<query xmlns="${namespaces.room}#admin">${item}</query>`)
      .catch(() => undefined);
  }

  return (room) => {
    for (const [nick, full] of presences.get(room)?.visitors ?? [])
      if (!asked.has(full)) void ask(room, nick, full);
  };
}
