import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { DOMParser } from '@xmldom/xmldom';
import { createStanzaCutter } from './createStanzaCutter.js';

/** One connection of a component (XEP-0114) to its server. */
export interface Component {
  send(stanza: string): void;
  /** Settles once the connection is gone. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Where and as whom a component signs in. */
export interface ComponentOptions {
  readonly port: number;
  readonly domain: string;
  readonly secret: string;
  readonly onStanza: (stanza: Element) => void;
}

const namespace = 'jabber:component:accept';

/** Signs a component in; rejects when the server does not take it. */
export function openComponent({ port, domain, secret, onStanza }: ComponentOptions): Promise<Component> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let settle: () => void;
    const closed = new Promise<void>((done) => {
      settle = done;
    });
    let isIn = false;
    const hear = createStanzaCutter(
      (id) => {
        const digest = createHash('sha1')
          .update(id + secret)
          .digest('hex');
        socket.write(`<handshake>${digest}</handshake>`);
      },
      (xml) => {
        const wrapped = `<x xmlns="${namespace}" xmlns:stream="http://etherx.jabber.org/streams">${xml}</x>`;
        const stanza = new DOMParser().parseFromString(wrapped, 'text/xml').documentElement
          ?.firstChild as unknown as Element;
        if (stanza.localName === 'handshake') {
          isIn = true;
          resolve({ send: (text) => void socket.write(text), closed, close: () => socket.destroy() });
        } else if (stanza.localName === 'error') {
          socket.destroy();
        } else onStanza(stanza);
      },
    );
    socket.setEncoding('utf8');
    socket.on('connect', () =>
      socket.write(
        `<?xml version="1.0"?><stream:stream xmlns="${namespace}" xmlns:stream="http://etherx.jabber.org/streams" to="${domain}">`,
      ),
    );
    socket.on('data', (text: string) => hear(text));
    // A close follows, and that says it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      settle();
      if (!isIn) reject(new Error(`component ${domain}: the server on port ${port} did not take it`));
    });
  });
}
