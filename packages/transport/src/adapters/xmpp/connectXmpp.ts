import { ChatError } from '../../errors.js';
import type { FileRef } from '../../model.js';
import type { Capabilities, Connection, Hello, Snapshot, TransportEvent } from '../../transport.js';
import { askDesk } from './askDesk.js';
import { type Archive, createArchive, type Page } from './createArchive.js';
import { createCalls } from './createCalls.js';
import { createOutlet } from './createOutlet.js';
import { createRoom, type Room } from './createRoom.js';
import { createStream } from './createStream.js';
import { createVerbs } from './createVerbs.js';
import { escapeXml } from './escapeXml.js';
import { namespaces } from './namespaces.js';
import { openLink } from './openLink.js';
import { type Position, readPosition, start, writePosition } from './Position.js';
import { randomHex } from './randomHex.js';
import { readSession, type Session, writeSession } from './Session.js';
import type { ParserConstructor, SocketConstructor } from './Socket.js';
import { type Account, type Managed, signIn } from './signIn.js';

/** Where a connection goes, with everything that has a default filled in. */
export interface XmppSettings {
  readonly url: string;
  readonly domain: string;
  readonly rooms: string;
  readonly desk: string;
  readonly files: string;
  readonly Socket: SocketConstructor;
  readonly Parser: ParserConstructor;
  readonly heartbeatMs: number;
  readonly answerTimeoutMs: number;
  readonly capabilities: Capabilities;
  /** Who signs in; `session` is absent on a first visit. */
  readonly toAccount: (session: Session | undefined) => Promise<Account & { readonly isKept: boolean }>;
}

/** What one transport remembers between its connections. */
export interface XmppMemory {
  readonly uploads: Map<string, FileRef>;
  /** A stream that was cut and may be gone on with. */
  cut?: { readonly token: string; readonly nick: string; readonly managed: Managed } | undefined;
}

async function readSnapshot(archive: Archive, cursor: string | undefined, pageSize: number) {
  let from: Position | undefined;
  try {
    from = cursor === undefined ? undefined : readPosition(cursor);
    if (from) {
      const entries = [];
      for (let page: Page | undefined; !page || page.more; ) {
        page = await archive.after(from, pageSize);
        entries.push(...page.entries);
        from = entries.at(-1)?.position ?? from;
      }
      return { entries, earlier: true, complete: true, last: from };
    }
  } catch (error) {
    if (!(error instanceof ChatError) || error.code !== 'cursor_unknown') throw error;
  }
  const { entries, more } = await archive.newest(pageSize);
  return { entries, earlier: more, complete: false, last: entries.at(-1)?.position ?? start };
}

/** Makes one connection: signs in, says hello to the dispatcher, joins the room, reads its archive. */
export async function connectXmpp(
  settings: XmppSettings,
  memory: XmppMemory,
  hello: Hello,
  on: (event: TransportEvent) => void,
  signal: AbortSignal,
): Promise<Connection> {
  const aborted = () => new ChatError('aborted', { message: 'connect: called off by its signal' });
  if (signal.aborted) throw aborted();
  const known = hello.session === undefined ? undefined : readSession(hello.session);
  const { domain, desk, rooms, files, capabilities, answerTimeoutMs, heartbeatMs } = settings;
  const pageSize = capabilities.history === false ? 40 : capabilities.history.maxPage;
  const link = openLink(settings.url, settings.Socket, settings.Parser);
  const calls = createCalls(answerTimeoutMs);
  const outlet = createOutlet(on);
  const abort = () => link.end(aborted());
  signal.addEventListener('abort', abort);
  const late = setTimeout(
    () => link.end(new ChatError('timeout', { message: `connect: nothing for ${answerTimeoutMs} ms` })),
    answerTimeoutMs,
  );
  const broken = link.closed.then((error): never => {
    throw error ?? aborted();
  });
  broken.catch(() => undefined);

  const cut = memory.cut?.token === hello.session ? memory.cut : undefined;
  if (cut) memory.cut = undefined;
  let stop: (() => void) | undefined;
  void link.closed.then(() => {
    stop?.();
    calls.end();
    outlet.shut();
  });

  async function open() {
    const account = await settings.toAccount(known);
    const signedIn = await signIn(link, domain, account, cut?.managed).catch((error: unknown) => {
      const isStale =
        known && account.isKept && error instanceof ChatError && error.code === 'sign_in_failed';
      throw isStale ? new ChatError('token_unknown', { message: error.message }) : error;
    });
    const { managed, resumed } = signedIn;
    let room: Room | undefined;
    const stream = createStream({
      link,
      signedIn,
      calls,
      domain,
      heartbeatMs,
      hear: (stanza) => room?.hear(stanza),
      complain: (error) => outlet.push({ type: 'error', error }),
    });
    stop = stream.stop;
    const answer = await askDesk(stream, desk, 'hello', {
      ...(known && { room: known.room }),
      ...(hello.context && { context: hello.context }),
    });
    const nick = resumed && cut ? cut.nick : `visitor-${randomHex(4)}`;
    const address = `${answer.room}@${rooms}`;
    const archive = createArchive(stream, address);
    room = createRoom({
      archive,
      outlet,
      address,
      nick,
      state: answer.state,
      isIn: resumed,
      pageSize,
      end: (error) => link.end(error),
    });
    if (!resumed) {
      const quiet = `<x xmlns="${namespaces.room}"><history maxstanzas="0"/></x>`;
      const to = escapeXml(`${address}/${nick}`);
      stream.send(`<presence xmlns="${namespaces.client}" to="${to}">${quiet}</presence>`);
    }
    await room.joined;
    const { entries, earlier, complete, last } = await readSnapshot(archive, hello.cursor, pageSize);
    room.moveTo(last);
    const session = writeSession({
      user: account.user,
      password: account.isKept ? account.password : '',
      room: answer.room,
    });
    void link.closed.then((error) => {
      if (error && managed && managed.id !== '') memory.cut = { token: session, nick, managed };
    });
    return { stream, room, archive, address, answer, session, entries, earlier, complete };
  }

  try {
    const opened = await Promise.race([open(), broken]);
    const { stream, room, archive, address, answer, session, entries, earlier, complete } = opened;
    const messages = (await room.read(entries)).map(({ message }) => message);
    const { conversation, availability, readUpTo, seenUpTo } = room.state;
    const snapshot: Snapshot = {
      session,
      ...(conversation && { conversation }),
      messages,
      ...(room.position.index > 0 && { cursor: writePosition(room.position) }),
      complete,
      earlier,
      availability,
      ...(readUpTo !== undefined && { readUpTo }),
      ...(seenUpTo !== undefined && { seenUpTo }),
      serverTime: Date.now(),
    };
    const { uploads } = memory;
    const ticket = answer.room;
    const verbs = createVerbs(calls, capabilities.upload !== false, ({ createLate }) =>
      createLate({ stream, calls, archive, room, address, ticket, desk, files, capabilities, uploads }),
    );
    // Whoever awaits `connect` has his turn first; what was signalled meanwhile is read then.
    const opening = setTimeout(() => {
      outlet.open();
      void room.pull();
    });
    return {
      ...verbs,
      snapshot,
      capabilities,
      closed: link.closed,
      async close() {
        clearTimeout(opening);
        outlet.shut();
        stream.stop();
        calls.end();
        link.end();
        await link.closed;
      },
    };
  } catch (error) {
    link.end(error instanceof ChatError ? new ChatError('aborted') : undefined);
    throw error;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', abort);
  }
}
