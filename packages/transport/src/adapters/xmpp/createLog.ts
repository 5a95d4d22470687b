import { ChatError } from '../../errors.js';
import type { Cursor, Message } from '../../model.js';
import type { Snapshot } from '../../transport.js';
import type { Archive, Entry } from './createArchive.js';
import type { Outlet } from './createOutlet.js';
import type { Room } from './createRoom.js';
import { readPosition, start, writePosition } from './Position.js';
import { toMessage } from './toMessage.js';

/** A message with its place. */
export interface Placed {
  readonly message: Message;
  readonly cursor: Cursor;
}

/** The part of a snapshot that comes out of the archive. */
export type Past = Pick<Snapshot, 'messages' | 'cursor' | 'complete' | 'earlier'>;

/** Reads a room's archive into messages, and goes on with it. */
export interface Log {
  /** The reading that is under way. */
  readonly reading: Promise<void> | undefined;
  /** Reads what came after `cursor`, or the newest, and goes on from there. */
  open(cursor: Cursor | undefined): Promise<Past>;
  /** Reads on and tells; what comes meanwhile is read too. */
  pull(): void;
  /** Reads entries into messages; complaints become events. */
  read(entries: readonly Entry[]): readonly Placed[];
}

/** What a log needs, and whom it tells. */
export interface LogOptions {
  readonly archive: Archive;
  readonly room: Pick<Room, 'state'>;
  readonly outlet: Pick<Outlet, 'push'>;
  readonly pageSize: number;
  /** Nothing was written before: what comes first is the first of all. */
  readonly isNew: boolean;
  /** Told of every message of the visitor himself. */
  readonly stored: (clientId: string, placed: Placed) => void;
  readonly end: (error: ChatError) => void;
}

/**
 * The archive is the only source of messages: a live stanza is the sign to read on in it, so that nothing is
 * missed, doubled or out of order, and every message has its place and its time.
 */
export function createLog({ archive, room, outlet, pageSize, isNew, stored, end }: LogOptions): Log {
  let position = start;
  let conversation = '';
  let isPlaced = isNew;
  let isAskedFor = false;
  let reading: Promise<void> | undefined;

  function read(entries: readonly Entry[], before = ''): Placed[] {
    let thread = before || (room.state.conversation?.id ?? '');
    return entries.flatMap((entry) => {
      const { message, error } = toMessage(entry, thread);
      if (error) outlet.push({ type: 'error', error });
      if (!message) return [];
      thread = message.conversation;
      return [{ message, cursor: writePosition(entry.position) }];
    });
  }

  /** Reads what follows the last that was read. */
  function readOn(entries: readonly Entry[]): Placed[] {
    const placed = read(entries, conversation);
    position = entries.at(-1)?.position ?? position;
    conversation = placed.at(-1)?.message.conversation ?? conversation;
    return placed;
  }

  async function drain(): Promise<void> {
    while (isAskedFor) {
      isAskedFor = false;
      const { entries, more } = await archive.after(position, pageSize);
      isAskedFor ||= more;
      for (const placed of readOn(entries)) {
        outlet.push({ type: 'message', ...placed });
        const { clientId, from } = placed.message;
        if (clientId && from === 'visitor') stored(clientId, placed);
      }
    }
  }

  /** Everything after the cursor; `undefined` when the archive has no such place. */
  async function readSince(cursor: Cursor): Promise<readonly Entry[] | undefined> {
    try {
      const entries: Entry[] = [];
      let place = readPosition(cursor);
      for (let isMore = true; isMore; ) {
        const page = await archive.after(place, pageSize);
        entries.push(...page.entries);
        place = entries.at(-1)?.position ?? place;
        isMore = page.more;
      }
      position = place;
      return entries;
    } catch (error) {
      if (error instanceof ChatError && error.code === 'cursor_unknown') return undefined;
      throw error;
    }
  }

  return {
    read,
    get reading() {
      return reading;
    },
    pull() {
      isAskedFor = true;
      // Before the past has been read nobody knows from where.
      if (!isPlaced) return;
      reading ??= drain()
        .catch((error: ChatError) => {
          // What we stand on is gone, or nobody answers: core comes back and looks at the whole.
          if (error.code === 'cursor_unknown') outlet.push({ type: 'gap' });
          else end(error);
        })
        .finally(() => {
          reading = undefined;
        });
    },
    async open(cursor) {
      const since = cursor === undefined ? undefined : await readSince(cursor);
      const { entries, more } = since ? { entries: since, more: true } : await archive.newest(pageSize);
      const messages = readOn(entries).map(({ message }) => message);
      isPlaced = true;
      const last = position.index > 0 && { cursor: writePosition(position) };
      return { messages, ...last, complete: since !== undefined, earlier: more };
    },
  };
}
