import type { ChatError } from '../../errors.js';
import type { ConversationId, Message, Part, Person, Sender } from '../../model.js';
import type { Entry } from './createArchive.js';
import { childText, findChild } from './findChild.js';
import { namespaces } from './namespaces.js';
import { nickOf } from './nickOf.js';
import { readParts } from './readParts.js';
import { talkNamespaces } from './talkNamespaces.js';

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

function partsOf(stanza: Element): { parts: readonly Part[]; error?: ChatError } {
  const text = childText(stanza, 'body');
  const plain: readonly Part[] = text === '' ? [] : [{ kind: 'text', text }];
  const exact = findChild(stanza, 'parts', namespaces.desk)?.textContent;
  if (exact === undefined || exact === null) return { parts: plain };
  try {
    return { parts: readParts(exact) };
  } catch (error) {
    return { parts: plain, error: error as ChatError };
  }
}

/**
 * Reads a stored stanza; what is no message gives nothing.
 *
 * @param fallback the conversation of a stanza that names none, as ordinary clients write them.
 */
export function toMessage({ position, at, stanza }: Entry, fallback: ConversationId): Reading {
  const { parts, error } = partsOf(stanza);
  if (parts.length === 0) return { ...(error && { error }) };
  const nick = nickOf(stanza);
  const from = senderOf(nick, parts);
  const origin = findChild(stanza, 'origin-id', talkNamespaces.stableId)?.getAttribute('id');
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
