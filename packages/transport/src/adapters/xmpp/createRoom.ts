import { ChatError } from '../../errors.js';
import type { Outlet } from './createOutlet.js';
import { attribute, childText } from './findChild.js';
import * as namespaces from './namespaces.js';
import { nickOf } from './nickOf.js';
import { type RoomState, readState, toEvents } from './RoomState.js';
import { readJson } from './readJson.js';
import { conditionOf, toStanzaError } from './toStanzaError.js';

/** A visitor's room while he is in it: who is there, and what the dispatcher says of it. */
export interface Room {
  readonly state: RoomState;
  /** Settles once we are in the room. */
  readonly joined: Promise<void>;
  /** Takes a newer state, and leaves an older one aside. */
  apply(state: RoomState): void;
  hear(stanza: Element): void;
}

/** What a room needs. */
export interface RoomOptions {
  readonly outlet: Pick<Outlet, 'push'>;
  readonly address: string;
  readonly nick: string;
  readonly state: RoomState;
  readonly isIn: boolean;
  readonly end: (error: ChatError) => void;
  /** Told of every message that is more than a state. */
  readonly hearMessage: (stanza: Element) => void;
  /** The reading that is under way: what was written before a state is told before it. */
  readonly reading: () => Promise<unknown> | undefined;
}

/** Follows one room. */
export function createRoom(options: RoomOptions): Room {
  const { outlet, address, nick, isIn, end, hearMessage, reading } = options;
  let { state } = options;
  let enter: (error?: ChatError) => void = () => undefined;
  const joined = new Promise<void>((resolve, reject) => {
    enter = (error) => (error ? reject(error) : resolve());
    if (isIn) resolve();
  });

  function apply(next: RoomState): void {
    if (next.version <= state.version) return;
    const events = toEvents(state, next);
    state = next;
    events.forEach(outlet.push);
  }

  function hearPresence(stanza: Element): void {
    const type = attribute(stanza, 'type');
    if (type === 'error') {
      const condition = conditionOf(stanza);
      // Nobody but the dispatcher makes rooms, so that one which is not there has been forgotten.
      const isForgotten = /^(not-allowed|item-not-found)$/.test(condition);
      const code = condition === 'forbidden' ? 'banned' : isForgotten && 'token_unknown';
      enter(code ? new ChatError(code, { message: `join: ${condition}` }) : toStanzaError(stanza, 'join'));
    } else if (nickOf(stanza) === nick && type !== 'unavailable') {
      enter();
    } else if (nickOf(stanza) === nick) {
      const statuses = Array.from(stanza.getElementsByTagName('status'));
      const isOutcast = statuses.some((status) => attribute(status, 'code') === '301');
      end(new ChatError(isOutcast ? 'banned' : 'connection_lost', { message: 'put out of the room' }));
    }
  }

  async function hearState(said: string): Promise<void> {
    try {
      const next = readState(readJson(said));
      await reading();
      apply(next);
    } catch (error) {
      outlet.push({ type: 'error', error: error as ChatError });
    }
  }

  return {
    joined,
    apply,
    get state() {
      return state;
    },
    hear(stanza) {
      if (!attribute(stanza, 'from').startsWith(address)) return;
      const said = nickOf(stanza) === 'desk' && childText(stanza, 'state', namespaces.desk);
      if (stanza.localName === 'presence') hearPresence(stanza);
      else if (said) void hearState(said);
      else hearMessage(stanza);
    },
  };
}
