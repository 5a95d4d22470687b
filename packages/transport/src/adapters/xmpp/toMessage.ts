import type { ChatError } from '../../errors.js';
import type { ConversationId, Message, Part, Person, Sender } from '../../model.js';
import type { Entry } from './createArchive.js';
import { attribute, childText, findChild } from './findChild.js';
import * as namespaces from './namespaces.js';
import { nickOf } from './nickOf.js';
import { readParts } from './readParts.js';

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

/** The person behind a nick. */
export function toPerson(nick: string): Person {
  return { id: nick, name: nick };
}

/**
 * Reads a stored stanza; what is no message gives nothing.
 *
 * @param fallback the conversation of a stanza that names none, as ordinary clients write them.
 */
export function toMessage({ position, at, stanza }: Entry, fallback: ConversationId): Reading {
  const text = childText(stanza, 'body');
  const exact = findChild(stanza, 'parts', namespaces.desk);
  let parts: readonly Part[] = text ? [{ kind: 'text', text }] : [];
  let error: ChatError | undefined;
  try {
    if (exact) parts = readParts(exact.textContent ?? '');
  } catch (cause) {
    error = cause as ChatError;
  }
  const complaint = error && { error };
  if (parts.length === 0) return { ...complaint };
  const nick = nickOf(stanza);
  const from = senderOf(nick, parts);
  const clientId =
    attribute(findChild(stanza, 'origin-id', namespaces.stableId), 'id') || attribute(stanza, 'id');
  const message: Message = {
    id: position.id,
    ...(clientId && from !== 'system' && { clientId }),
    order: `${position.index}`.padStart(15, '0'),
    conversation: childText(stanza, 'thread') || fallback,
    at,
    from,
    ...(/r$|t$/.test(from) && { author: toPerson(nick) }),
    parts,
  };
  return { message, ...complaint };
}
