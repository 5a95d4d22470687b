import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { createClientId } from '../src/createClientId.js';

/** As the guide's backend spells it. */
export interface Row {
  readonly number: number;
  readonly room: string;
  readonly key?: string;
  readonly at: string;
  readonly by?: string;
  readonly text: string;
}

export interface Room {
  readonly id: string;
  readonly open: boolean;
}

interface Guest {
  readonly rows: Row[];
  readonly sockets: Set<WebSocket>;
  room?: Room;
}

/** What the backend's own people are told. */
export type InHouseNews =
  | { readonly type: 'row'; readonly row: Row }
  | { readonly type: 'room'; readonly room: Room }
  | { readonly type: 'presence'; readonly room: string; readonly connected: boolean };

/** The shop's own chat server of the guide: what it has is kept in this process, what it says is on a real wire. */
export interface InHouseServer {
  readonly url: () => string;
  say(room: string, text: string): Row;
  endRoom(room: string): void;
  /** To every visitor, as it is. */
  shout(text: string): void;
  /** Tears every socket down and stops listening. */
  kill(): Promise<void>;
  /** Listens again on the same port, with all rows. */
  start(): Promise<void>;
}

/** Starts it on a free port. */
export async function createInHouseServer(onNews: (news: InHouseNews) => void): Promise<InHouseServer> {
  const guests = new Map<string, Guest>();
  let server: WebSocketServer;
  let port = 0;
  let rooms = 0;

  const tell = (guest: Guest, frame: object) => {
    for (const socket of guest.sockets) socket.send(JSON.stringify(frame));
  };

  function setRoom(guest: Guest, room: Room): void {
    guest.room = room;
    tell(guest, { type: 'room', room });
    onNews({ type: 'room', room });
    onNews({ type: 'presence', room: room.id, connected: guest.sockets.size > 0 });
  }

  function append(guest: Guest, rest: Pick<Row, 'text' | 'key' | 'by'>): Row {
    const room = guest.room?.id ?? '';
    const row = { number: guest.rows.length + 1, room, at: new Date().toISOString(), ...rest };
    guest.rows.push(row);
    tell(guest, { type: 'row', row });
    onNews({ type: 'row', row });
    return row;
  }

  function greet(socket: WebSocket, session: string | undefined): Guest | undefined {
    const known = guests.get(session ?? '');
    if (session !== undefined && known === undefined) {
      socket.send(JSON.stringify({ type: 'refused', reason: 'who are you?' }));
      return undefined;
    }
    const id = session ?? createClientId();
    const guest: Guest = known ?? { rows: [], sockets: new Set() };
    guests.set(id, guest);
    guest.sockets.add(socket);
    const { rows, room } = guest;
    const at = new Date().toISOString();
    socket.send(JSON.stringify({ type: 'hello', session: id, rows, more: false, room, staffed: true, at }));
    if (room) onNews({ type: 'presence', room: room.id, connected: true });
    socket.once('close', () => {
      guest.sockets.delete(socket);
      if (guest.room) onNews({ type: 'presence', room: guest.room.id, connected: guest.sockets.size > 0 });
    });
    return guest;
  }

  function accept(socket: WebSocket): void {
    let guest: Guest | undefined;
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { session?: string; key: string; text: string };
      if (guest === undefined) {
        guest = greet(socket, frame.session);
        return;
      }
      const { key, text } = frame;
      const stored = guest.rows.find((row) => row.key === key);
      if (!stored && !guest.room?.open) setRoom(guest, { id: `room-${++rooms}`, open: true });
      const row = stored ?? append(guest, { key, text });
      socket.send(JSON.stringify({ type: 'ok', key, row, known: stored !== undefined }));
    });
  }

  function guestOf(room: string): Guest {
    const found = [...guests.values()].find((guest) => guest.room?.id === room && guest.room.open);
    if (found === undefined) throw new Error(`${room} is not open`);
    return found;
  }

  async function start(): Promise<void> {
    server = new WebSocketServer({ host: '127.0.0.1', port });
    server.on('connection', accept);
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  }
  await start();

  return {
    url: () => `ws://127.0.0.1:${port}`,
    say: (room, text) => append(guestOf(room), { text, by: 'Olga' }),
    endRoom: (room) => setRoom(guestOf(room), { id: room, open: false }),
    start,
    shout(text) {
      for (const socket of server.clients) socket.send(text);
    },
    async kill() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of server.clients) socket.terminate();
      await closed;
    },
  };
}
