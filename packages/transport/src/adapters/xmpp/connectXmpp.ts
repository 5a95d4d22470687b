import { ChatError } from '../../errors.js';
import type { FileRef } from '../../model.js';
import type { Capabilities, Connection, Hello, TransportEvent } from '../../transport.js';
import { askDesk } from './askDesk.js';
import { createCalls } from './createCalls.js';
import { createOutlet } from './createOutlet.js';
import { createRoom, type Room } from './createRoom.js';
import { createStream, type Stream } from './createStream.js';
import type { Talk } from './createTalk.js';
import { createVerbs } from './createVerbs.js';
import type { Managed } from './Managed.js';
import * as namespaces from './namespaces.js';
import type { LinkOptions } from './openLink.js';
import { randomHex } from './randomHex.js';
import { readSession, writeSession } from './Session.js';
import { signIn } from './signIn.js';
import { type SignIn, toAccount } from './toAccount.js';
import { toXml } from './toXml.js';

/** Where a connection goes, with everything that has a default filled in. */
export interface XmppSettings extends LinkOptions {
  readonly domain: string;
  readonly rooms: string;
  readonly desk: string;
  readonly files: string;
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

/** The part of the adapter that talks. @throws ChatError `connection_failed` */
const load = () =>
  import('./createTalk.js').catch((cause) => {
    throw new ChatError('connection_failed', { message: 'a part of the adapter', cause });
  });

/** Makes one connection: signs in, says hello to the dispatcher, joins the room, reads what was said there. */
export async function connectXmpp(
  settings: XmppSettings,
  memory: XmppMemory,
  hello: Hello,
  on: (event: TransportEvent) => void,
  signal: AbortSignal,
): Promise<Connection> {
  const known = hello.session === undefined ? undefined : readSession(hello.session);
  const { domain, desk, rooms, capabilities } = settings;
  /** The password is the visitor's own, and stays in his session. */
  const isRegistered = settings.signIn === 'register';
  const calls = createCalls(settings.answerTimeoutMs);
  const outlet = createOutlet(on);
  let stream: Stream | undefined;
  let room: Room | undefined;

  async function open(): Promise<Connection> {
    const cut = memory.cut?.token === hello.session ? memory.cut : undefined;
    if (cut) memory.cut = undefined;
    const own = createStream({
      ...settings,
      calls,
      previous: cut?.managed,
      hear: (stanza) => room?.hear(stanza),
      complain: (error) => outlet.push({ type: 'error', error }),
    });
    stream = own;
    void own.closed.then(() => {
      calls.end();
      outlet.shut();
    });
    const account = await toAccount(settings.signIn, known);
    const resumed = await signIn(own, domain, account, cut?.managed).catch((error: ChatError) => {
      const isStale = known && isRegistered && error.code === 'sign_in_failed';
      throw isStale ? new ChatError('token_unknown', { message: error.message }) : error;
    });
    own.watch();
    const about = { room: known?.room, context: hello.context };
    const { room: ticket, state } = await askDesk(own, desk, 'hello', about);
    const address = `${ticket}@${rooms}`;
    const nick = (resumed && cut?.nick) || `visitor-${randomHex(4)}`;
    // Only the shop may know a visitor who brings no session.
    const isNew = !known && typeof settings.signIn !== 'function';
    let talk: Talk | undefined;
    const entered = createRoom({
      outlet,
      address,
      nick,
      state,
      isIn: resumed,
      end: own.end,
      reading: () => talk?.log.reading,
      hearMessage(stanza) {
        if (talk) talk.hear(stanza);
        else void fetchTalk().then((late) => late.hear(stanza), own.end);
      },
    });
    room = entered;
    const { uploads } = memory;

    async function fetchTalk(): Promise<Talk> {
      const { createTalk } = await load();
      const facts = { stream: own, calls, outlet, room: entered, address, nick, ticket, isNew, uploads };
      talk ??= createTalk({ ...settings, ...facts });
      return talk;
    }

    if (!resumed) {
      const quiet = toXml('x', { xmlns: namespaces.room }, toXml('history', { maxstanzas: 0 }));
      own.send('presence', { to: `${address}/${nick}` }, quiet);
    }
    await entered.joined;
    const past = isNew ? nothing : await (await fetchTalk()).log.open(hello.cursor);
    const password = isRegistered ? account.password : '';
    const session = writeSession({ user: account.user, password, room: ticket });
    void own.closed.then((error) => {
      const { managed } = own;
      if (error && managed?.id) memory.cut = { token: session, nick, managed };
    });
    const { version, ...said } = entered.state;
    // Whoever awaits `connect` has his turn first; what came meanwhile is read then, signalled or not.
    setTimeout(() => {
      outlet.open();
      talk?.log.pull();
    });
    return {
      ...createVerbs(calls, capabilities.upload !== false, fetchTalk),
      snapshot: { session, ...past, ...said, serverTime: Date.now() },
      capabilities,
      closed: own.closed,
      async close() {
        outlet.shut();
        calls.end();
        own.end();
        await own.closed;
      },
    };
  }

  try {
    // A visitor with a past needs it anyway: it comes while he signs in.
    if (known) load().catch(() => undefined);
    return await calls.enter({ signal }, open);
  } catch (error) {
    outlet.shut();
    stream?.end();
    throw error;
  }
}
