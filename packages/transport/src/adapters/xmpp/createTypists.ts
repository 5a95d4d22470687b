import type { Outlet } from './createOutlet.js';
import { findChild } from './findChild.js';
import { nickOf } from './nickOf.js';
import { talkNamespaces } from './talkNamespaces.js';
import { senderOf, toPerson } from './toMessage.js';

/** How long "is typing" holds without a word, in milliseconds. */
const typingMs = 10_000;

/** Follows who is typing (XEP-0085): the answer takes a message of the room. */
export function createTypists(outlet: Pick<Outlet, 'push'>): (stanza: Element) => void {
  const typists = new Set<string>();
  return (stanza) => {
    const who = nickOf(stanza);
    const chatState = findChild(stanza, undefined, talkNamespaces.chatStates)?.localName;
    if (!chatState || senderOf(who) === 'visitor') return;
    const on = chatState === 'composing';
    if (on || typists.has(who)) outlet.push({ type: 'typing', on, by: toPerson(who), ttlMs: typingMs });
    if (on) typists.add(who);
    else typists.delete(who);
  };
}
