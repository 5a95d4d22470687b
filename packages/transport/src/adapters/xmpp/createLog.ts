import type { ChatError } from '../../errors.js';
import type { Cursor, Message } from '../../model.js';
import type { Snapshot } from '../../transport.js';
import type { Archive, Entry } from './createArchive.js';
import type { Outlet } from './createOutlet.js';
import type { Room } from './createRoom.js';
import { readPosition, start, writePosition } from './Position.js';
import { toMessage } from './toMessage.js';
import { pageSize } from './xmppCapabilities.js';

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
  read(entries: readonly Entry[], before?: string): Promise<readonly Placed[]>;
}

/** What a log needs, and whom it tells. */
export interface LogOptions {
  readonly archive: Archive;
  readonly outlet: Pick<Outlet, 'push'>;
  readonly room: Pick<Room, 'state'>;
  /** Nothing was written before: what comes first is the first of all. */
  readonly isNew: boolean;
  /** Told of every message of the visitor himself. */
  readonly stored: (placed: Placed) => void;
  readonly end: (error: ChatError) => void;
}

/**
 * The archive is the only source of messages: a live stanza is the sign to read on in it, so that nothing is
 * missed, doubled or out of order, and every message has its place and its time.
 */
export function createLog({ archive, outlet, room, isNew, stored, end }: LogOptions): Log {
  let position = start;
  let thread = '';
  let isPlaced = isNew;
  let isAskedFor = false;
  let reading: Promise<void> | undefined;

  async function read(entries: readonly Entry[], before = ''): Promise<Placed[]> {
    let fallback = before || (room.state.conversation?.id ?? '');
    return entries.flatMap((entry) => {
      const { message, error } = toMessage(entry, fallback);
      if (error) outlet.push({ type: 'error', error });
      if (!message) return [];
      fallback = message.conversation;
      return [{ message, cursor: writePosition(entry.position) }];
    });
  }

  /** Reads what follows the last that was read. */
  async function readOn(entries: readonly Entry[]): Promise<Placed[]> {
    const placed = await read(entries, thread);
    position = entries.at(-1)?.position ?? position;
    thread = placed.at(-1)?.message.conversation ?? thread;
    return placed;
  }

  /** Reads to the end, and to what is the end by then. */
  async function drain(tell: (placed: Placed) => unknown): Promise<void> {
    do {
      isAskedFor = false;
      const { entries, more } = await archive.after(position, pageSize);
      isAskedFor ||= more;
      for (const placed of await readOn(entries)) tell(placed);
    } while (isAskedFor);
  }

  function goOn(): void {
    // Before the past has been read nobody knows from where.
    if (!isPlaced || !isAskedFor) return;
    reading ??= drain((placed) => {
      outlet.push({ type: 'message', ...placed });
      if (placed.message.from === 'visitor') stored(placed);
    })
      .catch((error: ChatError) => {
        // What we stand on is gone, or nobody answers: core comes back and looks at the whole.
        if (error.code === 'cursor_unknown') outlet.push({ type: 'gap' });
        else end(error);
      })
      .finally(() => {
        reading = undefined;
      });
  }

  return {
    read,
    get reading() {
      return reading;
    },
    pull() {
      isAskedFor = true;
      goOn();
    },
    async open(cursor) {
      let past: Placed[] = [];
      let complete = cursor !== undefined;
      let earlier = true;
      try {
        if (cursor !== undefined) {
          position = readPosition(cursor);
          await drain((placed) => past.push(placed));
        }
      } catch (error) {
        if ((error as ChatError).code !== 'cursor_unknown') throw error;
        complete = false;
      }
      if (!complete) {
        const { entries, more } = await archive.before(undefined, pageSize);
        past = await readOn(entries);
        earlier = more;
      }
      isPlaced = true;
      goOn();
      return {
        messages: past.map(({ message }) => message),
        ...(position.index > 0 && { cursor: writePosition(position) }),
        complete,
        earlier,
      };
    },
  };
}
