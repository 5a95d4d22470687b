import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { WebSocket } from 'ws';
import { escapeXml } from '../../src/adapters/xmpp/escapeXml.js';
import * as namespaces from '../../src/adapters/xmpp/namespaces.js';
import type { ParserConstructor, SocketConstructor } from '../../src/adapters/xmpp/Socket.js';
import { xmppTransport } from '../../src/adapters/xmpp.js';
import type { Ability, Harness } from '../../src/conformance/index.js';
import type { Transport } from '../../src/transport.js';
import { createXmppDesk } from './createXmppDesk.js';
import { createDispatcher, type Dispatcher } from './dispatcher/createDispatcher.js';
import type { XmppServer } from './XmppServer.js';

/** What this harness can do: all that a foreign server lets anybody do from outside. */
export const xmppAbilities: readonly Ability[] = [
  'kill',
  'start',
  'drop',
  'forgetSessions',
  'ban',
  'setOnline',
  'babble',
  'freeze',
  'thaw',
  'fetchFile',
  'sayAsBot',
  'leave',
  'comeBack',
  'wire',
  'tabBehind',
  'transfer',
];

/** Largest file of the configurations in this folder, in bytes. */
export const maxBytes = 1024 * 1024;

/** Says nothing to the console, and refuses what is no XML. */
class QuietParser extends DOMParser {
  constructor() {
    super({
      onError(level, message) {
        if (level !== 'warning') throw new Error(message);
      },
    });
  }
}

/** The transport of a visitor of this server. */
export function toTransport({ proxied, signIn }: XmppServer, url = proxied): Transport {
  return xmppTransport({
    url,
    domain: 'visitor.shop.localhost',
    upload: { service: 'files.shop.localhost', maxBytes },
    signIn,
    heartbeatMs: 2_000,
    WebSocket: WebSocket as unknown as SocketConstructor,
    DOMParser: QuietParser as unknown as ParserConstructor,
  });
}

/** The harness, with the dispatcher at hand. */
export interface XmppHarness extends Harness {
  readonly dispatcher: Dispatcher;
  /** The operator writes as an ordinary client does: a body and nothing else. */
  sayPlainly(conversation: string, text: string): Promise<void>;
}

/** A dispatcher and an operator of their own on a server that several cases share. */
export async function createXmppHarness(server: XmppServer): Promise<XmppHarness> {
  const dispatcher = createDispatcher({
    port: server.componentPort,
    secret: server.secret,
    domain: 'desk.shop.localhost',
    rooms: 'chat.shop.localhost',
    staff: 'shop.localhost',
    intents: ['chat', 'stylist'],
    // A second more than both servers keep a cut stream.
    patienceMs: 6_000,
    journal: join(server.dir, `${randomBytes(4).toString('hex')}.jsonl`),
  });
  await dispatcher.ready();
  const { remote, operator, leave, addressOf } = createXmppDesk(server.url, 'anna');
  await operator.connect();

  const colleague = createXmppDesk(server.url, 'boris');
  return {
    dispatcher,
    async sayPlainly(conversation, text) {
      await operator.say(addressOf(conversation), `<body>${escapeXml(text)}</body>`);
    },
    tab: () => toTransport(server),
    tabBehind(pathAndQuery) {
      const url = new URL(server.proxy.behind(pathAndQuery));
      url.protocol = 'ws:';
      url.pathname = `${url.pathname.replace(/\/$/, '')}${new URL(server.url).pathname}`;
      return toTransport(server, url.href);
    },
    desk: {
      ...remote,
      async transfer(conversation) {
        await colleague.operator.connect();
        await remote.transfer?.(conversation);
        return colleague.operator.name;
      },
      async sayAsBot(conversation, parts) {
        const id = await dispatcher.say(conversation, parts);
        return { id, order: '', conversation, at: Date.now(), from: 'bot', parts };
      },
    },
    wire: server.proxy,
    backend: {
      kill: () => server.kill(),
      async start() {
        await leave();
        await server.start();
        await dispatcher.ready();
        await operator.connect();
      },
      drop: async () => server.proxy.cut(),
      forgetSessions: () => dispatcher.forget(),
      ban: (conversation) => dispatcher.ban(conversation),
      setOnline: async (online) => operator.available(online),
      babble(kind) {
        if (kind === 'malformed') server.proxy.say('<message><oops');
        else dispatcher.babble(`<tomorrow xmlns="${namespaces.desk}">{}</tomorrow>`);
      },
      freeze: async () => server.proxy.blackhole(),
      thaw: async () => server.proxy.heal(),
      fetchFile: async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer()),
    },
    async dispose() {
      server.proxy.heal();
      await operator.vanish();
      await colleague.operator.vanish();
      await dispatcher.close();
    },
  };
}
