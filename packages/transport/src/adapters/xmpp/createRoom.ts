import { ChatError, type ErrorCode, isChatError } from '../../errors.js';
import type { Cursor, Message } from '../../model.js';
import type { Archive, Entry } from './createArchive.js';
import type { Outlet } from './createOutlet.js';
import { fetchPart } from './fetchPart.js';
import { findChild } from './findChild.js';
import { namespaces } from './namespaces.js';
import { type Position, start, writePosition } from './Position.js';
import { type RoomState, readState, toEvents } from './RoomState.js';
import { readJson } from './readJson.js';
import { exactOf, nickOf, senderOf, toMessage, toPerson } from './toMessage.js';
import { toStanzaError } from './toStanzaError.js';

/** A message with its place. */
export interface Placed {
  readonly message: Message;
  readonly cursor: Cursor;
}

/** Who waits for a stanza of his to come back. */
export interface Echo {
  /** The archive has it. */
  stored?(placed: Placed): void;
  /** The room has passed it on. */
  passed?(): void;
  failed(error: ChatError): void;
}

/** A visitor's room while he is in it. */
export interface Room {
  readonly state: RoomState;
  /** Behind the last entry read. */
  readonly position: Position;
  /** Settles once we are in the room. */
  readonly joined: Promise<void>;
  /** Takes a newer state, and leaves an older one aside. */
  apply(state: RoomState): void;
  /** Reads entries into messages; complaints become events. */
  read(entries: readonly Entry[]): Promise<readonly Placed[]>;
  /** Moves on to this place without telling. */
  moveTo(position: Position): void;
  /** Reads on from there and tells; what comes meanwhile is read too. */
  pull(): Promise<void>;
  hear(stanza: Element): void;
  /** Waits for the echo of a stanza; the answer stops it. */
  await(id: string, echo: Echo): () => void;
}

/** What a room needs. */
export interface RoomOptions {
  readonly archive: Archive;
  readonly outlet: Outlet;
  readonly address: string;
  readonly nick: string;
  readonly state: RoomState;
  readonly isIn: boolean;
  readonly pageSize: number;
  readonly end: (error: ChatError) => void;
}

/** Nobody but the dispatcher makes rooms, so that one which is not there has been forgotten. */
const joinCodes = new Map<string, ErrorCode>([
  ['forbidden', 'banned'],
  ['not-allowed', 'token_unknown'],
  ['item-not-found', 'token_unknown'],
]);

/** How long "is typing" holds without a word, in milliseconds. */
const typingMs = 10_000;

/**
 * Follows one room. The archive is the only source of messages: a live stanza is the sign to read on in it, so
 * that nothing is missed, doubled or out of order, and every message has its place and its time.
 */
export function createRoom(options: RoomOptions): Room {
  const { archive, outlet, address, nick, isIn, pageSize, end } = options;
  const echoes = new Map<string, Set<Echo>>();
  const typists = new Set<string>();
  let { state } = options;
  let position = start;
  let conversation = state.conversation?.id ?? '';
  let isPlaced = false;
  let isAskedFor = false;
  let pulling: Promise<void> | undefined;
  let enter: (error?: ChatError) => void = () => undefined;
  const joined = new Promise<void>((resolve, reject) => {
    enter = (error) => (error ? reject(error) : resolve());
    if (isIn) resolve();
  });
  joined.catch(() => undefined);
  const each = (id: string, tell: (echo: Echo) => void) => [...(echoes.get(id) ?? [])].forEach(tell);

  function apply(next: RoomState): void {
    if (next.version <= state.version) return;
    const events = toEvents(state, next);
    state = next;
    events.forEach(outlet.push);
  }

  async function read(entries: readonly Entry[]): Promise<readonly Placed[]> {
    const isRich = entries.some(({ stanza }) => exactOf(stanza) !== undefined);
    const reader = isRich ? (await fetchPart(() => import('./readParts.js'))).readParts : undefined;
    return entries.flatMap((entry) => {
      const fallback = conversation || (state.conversation?.id ?? '');
      const { message, error } = toMessage(entry, fallback, reader);
      if (error) outlet.push({ type: 'error', error });
      if (!message) return [];
      conversation = message.conversation;
      return [{ message, cursor: writePosition(entry.position) }];
    });
  }

  async function drain(): Promise<void> {
    while (isAskedFor) {
      isAskedFor = false;
      const { entries, more } = await archive.after(position, pageSize);
      const messages = await read(entries);
      position = entries.at(-1)?.position ?? position;
      isAskedFor ||= more;
      for (const placed of messages) {
        outlet.push({ type: 'message', ...placed });
        const { clientId, from } = placed.message;
        if (clientId && from === 'visitor') each(clientId, (echo) => echo.stored?.(placed));
      }
    }
  }

  function pull(): Promise<void> {
    isAskedFor = true;
    // Before the snapshot has been read nobody knows from where.
    if (!isPlaced) return Promise.resolve();
    pulling ??= drain()
      .catch((error: unknown) => {
        if (!isChatError(error)) throw error;
        // What we stand on is gone, or nobody answers: core comes back and looks at the whole.
        if (error.code === 'cursor_unknown') outlet.push({ type: 'gap' });
        else end(error);
      })
      .finally(() => {
        pulling = undefined;
      });
    return pulling;
  }

  function hearPresence(stanza: Element): void {
    const type = stanza.getAttribute('type');
    if (type === 'error') {
      const condition = findChild(findChild(stanza, 'error'))?.localName ?? '';
      const code = joinCodes.get(condition);
      enter(code ? new ChatError(code, { message: `join: ${condition}` }) : toStanzaError(stanza, 'join'));
      return;
    }
    if (nickOf(stanza) !== nick) return;
    if (type !== 'unavailable') {
      enter();
      return;
    }
    const codes = findChild(stanza, 'x', `${namespaces.room}#user`)?.childNodes ?? [];
    const isOutcast = Array.from(codes).some((node) => (node as Element).getAttribute?.('code') === '301');
    end(new ChatError(isOutcast ? 'banned' : 'connection_lost', { message: 'put out of the room' }));
  }

  function hearTyping(stanza: Element, who: string): void {
    const chatState = findChild(stanza, undefined, namespaces.chatStates)?.localName;
    if (!chatState || senderOf(who) === 'visitor') return;
    const on = chatState === 'composing';
    if (on || typists.has(who)) outlet.push({ type: 'typing', on, by: toPerson(who), ttlMs: typingMs });
    if (on) typists.add(who);
    else typists.delete(who);
  }

  function hearMessage(stanza: Element): void {
    const id = stanza.getAttribute('id') ?? '';
    const who = nickOf(stanza);
    if (stanza.getAttribute('type') === 'error') {
      const error = toStanzaError(stanza, 'send');
      each(id, (echo) => echo.failed(error));
      // The room no longer knows us: only joining again helps.
      const isOut = findChild(findChild(stanza, 'error'), 'not-acceptable') !== undefined;
      if (isOut) end(new ChatError('connection_lost', { message: 'no longer in the room' }));
      return;
    }
    if (who === nick) each(id, (echo) => echo.passed?.());
    const said = findChild(stanza, 'state', namespaces.desk);
    if (said && who === 'desk') {
      const next = readState(readJson(said.textContent ?? ''));
      // What was written before this is told before it.
      if (pulling) void pulling.then(() => apply(next));
      else apply(next);
    }
    hearTyping(stanza, who);
    if (findChild(stanza, 'stanza-id', namespaces.stableId)) void pull();
  }

  return {
    joined,
    apply,
    read,
    pull,
    get state() {
      return state;
    },
    get position() {
      return position;
    },
    moveTo(next) {
      position = next;
      isPlaced = true;
    },
    hear(stanza) {
      if (!(stanza.getAttribute('from') ?? '').startsWith(address)) return;
      try {
        if (stanza.localName === 'presence') hearPresence(stanza);
        else if (!archive.take(stanza)) hearMessage(stanza);
      } catch (cause) {
        const error = isChatError(cause)
          ? cause
          : new ChatError('bad_frame', { message: 'an unreadable stanza' });
        outlet.push({ type: 'error', error });
      }
    },
    await(id, echo) {
      const own = echoes.get(id) ?? new Set();
      echoes.set(id, own.add(echo));
      return () => {
        own.delete(echo);
        if (own.size === 0) echoes.delete(id);
      };
    },
  };
}
