import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Entry, LogAnswer, Stars } from '../src/kontor.js';
import type { Book, Guest } from './createBook.js';
import { createPresence } from './createPresence.js';
import { whenNews } from './whenNews.js';

/** Bytes of the longest body. */
const maxBody = 64 * 1024;
const pageSize = 50;
const anyPage = { 'access-control-allow-origin': '*' };
const maxWaitMs = 60_000;

/** What is answered instead of data. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    reason: string,
  ) {
    super(reason);
  }
}

function stateOf({ room }: Guest, isStaffed: boolean): string {
  return `${room?.id ?? ''}:${room?.open ?? ''}:${room?.stars?.count ?? ''}:${isStaffed}`;
}

/** Number in a cursor of this guest's own log. */
function numberOf(guest: Guest, cursor: string | null): number | undefined {
  if (cursor === null) return undefined;
  const [log, digits = ''] = cursor.split('.');
  const number = Number(digits);
  if (log !== guest.log || !/^\d+$/.test(digits) || number > guest.entries.length + 1) {
    throw new Refusal(410, 'This position is of another log; ask without one.');
  }
  return number;
}

function pageOf(guest: Guest, query: URLSearchParams): { entries: Entry[]; more: boolean } {
  const limit = Math.min(100, Number(query.get('limit') ?? pageSize) || pageSize);
  const after = numberOf(guest, query.get('after'));
  const before = numberOf(guest, query.get('before'));
  if (after !== undefined) {
    const rest = guest.entries.slice(after);
    return { entries: rest.slice(0, limit), more: rest.length > limit };
  }
  const older = before === undefined ? guest.entries : guest.entries.slice(0, before - 1);
  return { entries: older.slice(-limit), more: older.length > limit };
}

/** Kontor's API: guests under `/`, the staff under `/desk` with their own key. */
export function createApi(book: Book, deskKey: string): Server {
  const presence = createPresence();

  async function readLog(guest: Guest, response: ServerResponse, query: URLSearchParams): Promise<LogAnswer> {
    const known = query.get('state');
    const waitMs = Math.min(maxWaitMs, Number(query.get('wait') ?? 0) || 0);
    const after = numberOf(guest, query.get('after'));
    const isNews = () =>
      stateOf(guest, presence.staffed) !== known || (after !== undefined && guest.entries.length > after);
    presence.asks(guest.log, response);
    if (waitMs > 0) await whenNews([book, presence], isNews, waitMs, response);
    const { log, room } = guest;
    const { staffed } = presence;
    const state = stateOf(guest, staffed);
    const at = new Date().toISOString();
    return { log, ...pageOf(guest, query), ...(room && { room }), staffed, state, at };
  }

  function closeRoom(guest: Guest): void {
    if (!guest.room?.open) throw new Refusal(404, 'No room of this guest is open.');
    book.setRoom(guest, { ...guest.room, open: false, closedAt: new Date().toISOString() });
  }

  function takeStars(guest: Guest, id: string, { count, words, solved }: Partial<Stars>): void {
    const { room } = guest;
    if (room?.id !== id) throw new Refusal(404, 'This guest has no such room.');
    if (room.open) throw new Refusal(422, 'The room is still open.');
    if (room.stars) throw new Refusal(409, 'Stars were given already.');
    if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > 5) {
      throw new Refusal(422, 'count: expected 1 to 5.');
    }
    book.setRoom(guest, { ...room, stars: JSON.parse(JSON.stringify({ count, words, solved })) });
  }

  async function asGuest(
    request: IncomingMessage,
    response: ServerResponse,
    { pathname, searchParams }: URL,
  ): Promise<object> {
    if (pathname === '/guests') return { guest: book.addGuest() };
    const secret = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const guest = book.bySecret(secret);
    if (!guest) throw new Refusal(401, 'Unknown guest.');
    if (request.method === 'GET' && pathname === '/log') return readLog(guest, response, searchParams);
    const body = await readBody(request);
    if (pathname === '/log') {
      if (typeof body.text !== 'string' || typeof body.key !== 'string') {
        throw new Refusal(422, 'Expected text and key.');
      }
      return { log: guest.log, ...book.add(guest, { text: body.text, key: body.key }) };
    }
    if (pathname === '/rooms/current/close') closeRoom(guest);
    else {
      const [, id] = /^\/rooms\/([^/]+)\/stars$/.exec(pathname) ?? [];
      if (id === undefined) throw new Refusal(404, 'There is nothing here.');
      takeStars(guest, decodeURIComponent(id), body);
    }
    return {};
  }

  async function asDesk(
    request: IncomingMessage,
    response: ServerResponse,
    { pathname, searchParams }: URL,
  ): Promise<object> {
    if (request.headers.authorization !== `Bearer ${deskKey}`) throw new Refusal(401, 'Staff only.');
    if (pathname === '/desk/news') {
      const after = Number(searchParams.get('after') ?? 0);
      const waitMs = Math.min(maxWaitMs, Number(searchParams.get('wait') ?? 0));
      const seen = Number(searchParams.get('presence') ?? 0);
      const isNews = () => book.lines.length > after || presence.version !== seen;
      await whenNews([book, presence], isNews, waitMs, response);
      const { guests, version } = presence;
      return { lines: book.lines.slice(after), next: book.lines.length, guests, presence: version };
    }
    const body = await readBody(request);
    if (pathname === '/desk/staffed') {
      presence.staffed = body.staffed === true;
      return {};
    }
    const guest = book.byRoom(String(body.room));
    if (!guest?.room?.open) throw new Refusal(404, 'This room is not open.');
    if (pathname === '/desk/say') return book.add(guest, { text: String(body.text), by: 'Olga' });
    closeRoom(guest);
    return {};
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://kontor');
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { ...anyPage, 'access-control-allow-headers': 'authorization, content-type' });
      response.end();
      return;
    }
    const isDesk = url.pathname.startsWith('/desk/');
    let status = 200;
    const body = await (isDesk ? asDesk : asGuest)(request, response, url).catch((cause: unknown) => {
      status = cause instanceof Refusal ? cause.status : 500;
      return { reason: cause instanceof Error ? cause.message : 'failed' };
    });
    response.writeHead(status, { 'content-type': 'application/json', ...anyPage });
    response.end(JSON.stringify(body));
  }

  return createServer((request, response) => void answer(request, response));
}

async function readBody(request: IncomingMessage): Promise<Record<string, never>> {
  if (Number(request.headers['content-length'] ?? 0) > maxBody) throw new Refusal(413, 'Too long.');
  const words = await text(request);
  try {
    return words === '' ? {} : JSON.parse(words);
  } catch {
    throw new Refusal(422, 'Expected JSON.');
  }
}
