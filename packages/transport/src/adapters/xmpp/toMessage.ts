import { type ChatError, isChatError } from '../../errors.js';
import type { ConversationId, Message, Part, Person, Sender } from '../../model.js';
import type { Entry } from './createArchive.js';
import { childText, findChild } from './findChild.js';
import { namespaces } from './namespaces.js';

/** What became of a stored stanza: a message, a complaint, or both. */
export interface Reading {
  readonly message?: Message;
  readonly error?: ChatError;
}

/** Visitors are called `visitor-…` in a room, the dispatcher `desk`; everybody else is an operator. */
export function senderOf(nick: string, parts: readonly Part[] = []): Sender {
  if (nick.startsWith('visitor')) return 'visitor';
  if (nick !== 'desk') return 'operator';
  return parts.every(({ kind }) => kind === 'notice') ? 'system' : 'bot';
}

/** The part of a room's address behind the slash. */
export function nickOf(stanza: Element): string {
  return (stanza.getAttribute('from') ?? '').split('/').slice(1).join('/');
}

/** The person behind a nick. */
export function toPerson(nick: string): Person {
  return { id: nick, name: nick };
}

/** Reads the exact parts of a message; it is fetched when there are any. */
export type PartsReader = (text: string) => readonly Part[];

/** The exact parts as they stand in the stanza. */
export function exactOf(stanza: Element): string | undefined {
  return findChild(stanza, 'parts', namespaces.desk)?.textContent ?? undefined;
}

function partsOf(
  stanza: Element,
  read: PartsReader | undefined,
): { parts: readonly Part[]; error?: ChatError } {
  const text = childText(stanza, 'body');
  const exact = exactOf(stanza);
  const plain: readonly Part[] = text === '' ? [] : [{ kind: 'text', text }];
  if (exact === undefined || !read) return { parts: plain };
  try {
    return { parts: read(exact) };
  } catch (error) {
    return isChatError(error) ? { parts: plain, error } : { parts: plain };
  }
}

/**
 * Reads a stored stanza; what is no message gives nothing.
 *
 * @param fallback the conversation of a stanza that names none, as ordinary clients write them.
 * @param read of exact parts; without it a message is its body.
 */
export function toMessage(
  { position, at, stanza }: Entry,
  fallback: ConversationId,
  read?: PartsReader,
): Reading {
  const { parts, error } = partsOf(stanza, read);
  if (parts.length === 0) return { ...(error && { error }) };
  const nick = nickOf(stanza);
  const from = senderOf(nick, parts);
  const origin = findChild(stanza, 'origin-id', namespaces.stableId)?.getAttribute('id');
  const clientId = origin ?? stanza.getAttribute('id');
  const message: Message = {
    id: position.id,
    ...(clientId && from !== 'system' && { clientId }),
    order: String(position.index).padStart(15, '0'),
    conversation: childText(stanza, 'thread') || fallback,
    at,
    from,
    ...((from === 'operator' || from === 'bot') && { author: toPerson(nick) }),
    parts,
  };
  return { message, ...(error && { error }) };
}
