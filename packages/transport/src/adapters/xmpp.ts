import type { Capabilities, Transport } from '../transport.js';
import { connectXmpp, type XmppMemory } from './xmpp/connectXmpp.js';
import type { ParserConstructor, SocketConstructor } from './xmpp/Socket.js';
import type { SignIn } from './xmpp/toAccount.js';
import { xmppCapabilities } from './xmpp/xmppCapabilities.js';

export type { XmppCredentials } from './xmpp/toAccount.js';

/** How a shop's XMPP server is reached; `docs/xmpp.md` says what it needs. */
export interface XmppTransportOptions {
  /** The server's WebSocket, `wss://chat.example/xmpp-websocket`. */
  readonly url: string;
  /** The visitors' domain. */
  readonly domain: string;
  /** Address of the rooms. @default `chat.` and the domain's parent */
  readonly rooms?: string;
  /** Address of the dispatcher. @default `desk.` and the domain's parent */
  readonly desk?: string;
  /** The file service and its limit in bytes, or `false`. @default `files.` and the domain's parent, 10 MiB */
  readonly upload?: false | { readonly service: string; readonly maxBytes: number };
  /**
   * How a visitor signs in: `register` makes an account of a random name and keeps it in the session, `anonymous`
   * knows him by his room alone and cannot resume, a function asks the shop, anew at each connection. It is told
   * the user of the session, nothing on a first visit; the shop must know by itself that this is he.
   *
   * @default 'register'
   */
  readonly signIn?: SignIn;
  /** Milliseconds of silence before the server is asked for a sign of life; as much again, and it is given up. @default 15000 */
  readonly heartbeatMs?: number;
  /** Milliseconds that an answer, and the connecting, may take. @default 15000 */
  readonly answerTimeoutMs?: number;
  /** Node 20 has none of its own, give it the one of the package `ws`. @default globalThis.WebSocket */
  readonly WebSocket?: SocketConstructor;
  /** Node has none, give it the one of the package `@xmldom/xmldom`. @default globalThis.DOMParser */
  readonly DOMParser?: ParserConstructor;
}

/**
 * Speaks XMPP over a WebSocket (RFC 7395) with a server that keeps each visitor's room and its archive, and with
 * the dispatcher that brings operators into it.
 *
 * @throws TypeError from `connect` where there is no WebSocket or DOMParser.
 */
export function xmppTransport(options: XmppTransportOptions): Transport {
  const { domain, heartbeatMs = 15_000, answerTimeoutMs = 15_000 } = options;
  const parent = domain.slice(domain.indexOf('.') + 1);
  const { rooms = `chat.${parent}`, desk = `desk.${parent}`, signIn = 'register' } = options;
  const { upload = { service: `files.${parent}`, maxBytes: 10 * 1024 * 1024 } } = options;
  const capabilities: Capabilities = {
    ...xmppCapabilities,
    upload: upload && { maxBytes: upload.maxBytes, progress: false },
  };
  const memory: XmppMemory = { uploads: new Map() };
  return {
    name: 'xmpp',
    capabilities,
    async connect(hello, on, signal) {
      const Socket = options.WebSocket ?? (globalThis.WebSocket as SocketConstructor | undefined);
      const Parser = options.DOMParser ?? (globalThis.DOMParser as ParserConstructor | undefined);
      if (!Socket || !Parser) {
        throw new TypeError('xmppTransport: no WebSocket or no DOMParser here, give one');
      }
      return connectXmpp(
        {
          ...options,
          rooms,
          desk,
          files: upload ? upload.service : '',
          Socket,
          Parser,
          heartbeatMs,
          answerTimeoutMs,
          capabilities,
          signIn,
        },
        memory,
        hello,
        on,
        signal,
      );
    },
  };
}
