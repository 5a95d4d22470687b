import { createHash, randomBytes } from 'node:crypto';
import { existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import type { Entry, Room } from '../src/kontor.js';
import { type Changing, createChanging } from './createChanging.js';

/** One guest with everything that was said. */
export interface Guest {
  /** Name of the guest's log. */
  readonly log: string;
  readonly entries: Entry[];
  room?: Room;
}

/** What is written down, one JSON object a line. */
export type Line =
  | { readonly type: 'guest'; readonly log: string; readonly secretHash: string }
  | { readonly type: 'entry'; readonly log: string; readonly entry: Entry }
  | { readonly type: 'room'; readonly log: string; readonly room: Room };

/** Everything that Kontor knows; what it has answered stands in its file. */
export interface Book extends Changing {
  /** Every line, oldest first: what the staff reads. */
  readonly lines: readonly Line[];
  /** Makes a guest and gives the secret, which is kept only as a hash. */
  addGuest(): string;
  bySecret(secret: string): Guest | undefined;
  byRoom(room: string): Guest | undefined;
  /** Opens a room when none is open. The same key gives the first entry. */
  add(guest: Guest, rest: { text: string; key?: string; by?: string }): { entry: Entry; known: boolean };
  setRoom(guest: Guest, room: Room): void;
}

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Opens the file, or makes it. A last line that was cut off by a crash was never answered for, and is dropped. */
export function openBook(file: string): Book {
  const lines: Line[] = [];
  const guests = new Map<string, Guest>();
  const logs = new Map<string, string>();
  const { changed, onChange } = createChanging();

  function apply(line: Line): void {
    lines.push(line);
    if (line.type === 'guest') {
      guests.set(line.log, { log: line.log, entries: [] });
      logs.set(line.secretHash, line.log);
      return;
    }
    const guest = guests.get(line.log);
    if (line.type === 'entry') guest?.entries.push(line.entry);
    else if (guest) guest.room = line.room;
  }

  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  for (const line of whole.split('\n').slice(0, -1)) apply(JSON.parse(line) as Line);
  const handle = openSync(file, 'a');
  truncateSync(file, Buffer.byteLength(whole));

  function write(line: Line): void {
    writeSync(handle, `${JSON.stringify(line)}\n`);
    // On disk before anybody is answered: an answer is a promise.
    fsyncSync(handle);
    apply(line);
    changed();
  }

  return {
    lines,
    addGuest() {
      const secret = randomBytes(24).toString('base64url');
      write({ type: 'guest', log: randomBytes(6).toString('base64url'), secretHash: hash(secret) });
      return secret;
    },
    bySecret: (secret) => guests.get(logs.get(hash(secret)) ?? ''),
    byRoom: (room) =>
      [...guests.values()].find((guest) => guest.entries.some((entry) => entry.room === room)),
    add(guest, { text, key, by }) {
      const stored = key === undefined ? undefined : guest.entries.find((entry) => entry.key === key);
      if (stored) return { entry: stored, known: true };
      const room = guest.room?.open ? guest.room : { id: randomBytes(9).toString('base64url'), open: true };
      const entry: Entry = {
        number: guest.entries.length + 1,
        room: room.id,
        at: new Date().toISOString(),
        text,
        ...(key !== undefined && { key }),
        ...(by !== undefined && { by }),
      };
      write({ type: 'entry', log: guest.log, entry });
      if (room !== guest.room) write({ type: 'room', log: guest.log, room });
      return { entry, known: false };
    },
    setRoom: (guest, room) => write({ type: 'room', log: guest.log, room }),
    onChange,
  };
}
