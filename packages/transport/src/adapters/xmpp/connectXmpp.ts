import { ChatError } from '../../errors.js';
import type { FileRef } from '../../model.js';
import type { Capabilities, Connection, Hello, TransportEvent } from '../../transport.js';
import { askDesk } from './askDesk.js';
import { createCalls } from './createCalls.js';
import { createOutlet } from './createOutlet.js';
import { createRoom, type Room } from './createRoom.js';
import { createStream } from './createStream.js';
import type { Talk } from './createTalk.js';
import { createVerbs } from './createVerbs.js';
import { escapeXml } from './escapeXml.js';
import type { Managed } from './Managed.js';
import { namespaces } from './namespaces.js';
import { type Link, openLink } from './openLink.js';
import { randomHex } from './randomHex.js';
import { readSession, writeSession } from './Session.js';
import type { ParserConstructor, SocketConstructor } from './Socket.js';
import { signIn as openStream } from './signIn.js';
import { type SignIn, toAccount } from './toAccount.js';
import { pageSize } from './xmppCapabilities.js';

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
  readonly signIn: SignIn;
}

/** What one transport remembers between its connections. */
export interface XmppMemory {
  readonly uploads: Map<string, FileRef>;
  /** A stream that was cut and may be gone on with. */
  cut?: { readonly token: string; readonly nick: string; readonly managed: Managed } | undefined;
}

const nothing = { messages: [], complete: false, earlier: false };

/** Makes one connection: signs in, says hello to the dispatcher, joins the room, reads what was said there. */
export async function connectXmpp(
  settings: XmppSettings,
  memory: XmppMemory,
  hello: Hello,
  on: (event: TransportEvent) => void,
  signal: AbortSignal,
): Promise<Connection> {
  const known = hello.session === undefined ? undefined : readSession(hello.session);
  const { url, Socket, Parser, domain, desk, rooms, capabilities, signIn } = settings;
  /** The password is the visitor's own, and stays in his session. */
  const isRegistered = signIn === 'register';
  const calls = createCalls(settings.answerTimeoutMs);
  const outlet = createOutlet(on);
  const fetchPart = () =>
    import('./createTalk.js').catch((cause) => {
      throw new ChatError('connection_failed', { message: 'a part of the adapter', cause });
    });
  let link: Link | undefined;
  let isOpen = false;

  async function open(link: Link): Promise<Connection> {
    const account = await toAccount(signIn, known);
    const cut = memory.cut?.token === hello.session ? memory.cut : undefined;
    if (cut) memory.cut = undefined;
    const signedIn = await openStream(link, domain, account, cut?.managed).catch((error: ChatError) => {
      const isStale = known && isRegistered && error.code === 'sign_in_failed';
      throw isStale ? new ChatError('token_unknown', { message: error.message }) : error;
    });
    const { managed, resumed } = signedIn;
    const nick = resumed && cut ? cut.nick : `visitor-${randomHex(4)}`;
    let room: Room | undefined;
    let talk: Talk | undefined;
    const stream = createStream({
      link,
      signedIn,
      calls,
      domain,
      heartbeatMs: settings.heartbeatMs,
      hear: (stanza) => room?.hear(stanza),
      complain: (error) => outlet.push({ type: 'error', error }),
    });
    const { room: ticket, state } = await askDesk(stream, desk, 'hello', {
      room: known?.room,
      context: hello.context,
    });
    const address = `${ticket}@${rooms}`;
    // Only the shop may know a visitor who brings no session.
    const isNew = !known && typeof signIn !== 'function';
    const own = createRoom({
      outlet,
      address,
      nick,
      state,
      isIn: resumed,
      end: link.end,
      reading: () => talk?.log.reading,
      hearMessage(stanza) {
        if (talk) talk.hear(stanza);
        else void fetchTalk().then((late) => late.hear(stanza), link.end);
      },
    });
    room = own;

    async function fetchTalk(): Promise<Talk> {
      const { createTalk } = await fetchPart();
      const { uploads } = memory;
      const facts = { address, nick, ticket, pageSize, isNew, uploads };
      talk ??= createTalk({ ...settings, ...facts, stream, outlet, room: own, end: link.end });
      return talk;
    }

    if (!resumed) {
      const quiet = `<x xmlns="${namespaces.room}"><history maxstanzas="0"/></x>`;
      const to = escapeXml(`${address}/${nick}`);
      stream.send(`<presence xmlns="${namespaces.client}" to="${to}">${quiet}</presence>`);
    }
    await own.joined;
    const past = isNew ? nothing : await (await fetchTalk()).log.open(hello.cursor);
    const password = isRegistered ? account.password : '';
    const session = writeSession({ user: account.user, password, room: ticket });
    void link.closed.then((error) => {
      if (error && managed?.id) memory.cut = { token: session, nick, managed };
    });
    const { version, ...said } = own.state;
    // Whoever awaits `connect` has his turn first; what was signalled meanwhile is read then.
    const opening = setTimeout(() => {
      outlet.open();
      talk?.log.pull();
    });
    isOpen = true;
    return {
      ...createVerbs(calls, capabilities.upload !== false, fetchTalk),
      snapshot: {
        session,
        ...past,
        ...said,
        serverTime: Date.now(),
      },
      capabilities,
      closed: link.closed,
      async close() {
        clearTimeout(opening);
        outlet.shut();
        calls.end();
        link.end();
        await link.closed;
      },
    };
  }

  try {
    return await calls.enter({ signal }, () => {
      link = openLink(url, Socket, Parser);
      void link.closed.then((why) => {
        calls.end(isOpen ? undefined : why);
        outlet.shut();
      });
      // A visitor with a past needs it anyway: it comes while he signs in.
      if (known) fetchPart().catch(() => undefined);
      return open(link);
    });
  } catch (error) {
    outlet.shut();
    link?.end();
    throw error;
  }
}
