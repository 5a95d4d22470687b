import { randomBytes } from 'node:crypto';
import { escapeXml } from '../../../src/adapters/xmpp/escapeXml.js';
import { childText, findChild } from '../../../src/adapters/xmpp/findChild.js';

/** Requests of the dispatcher, and rooms it makes and goes into. */
export interface Post {
  send(stanza: string): void;
  /** Asks and waits for the answer. @param type of the request. @default 'set' */
  request(to: string, body: string, type?: 'get' | 'set'): Promise<Element>;
  /** Goes into a room, and makes it where there is none. */
  enter(address: string): Promise<void>;
  /** Takes answers, and the signs of having come into a room; says whether it was one. */
  take(stanza: Element): boolean;
  /** Fails whatever still waits: the connection is gone, and no answer will come. */
  lose(): void;
}

const room = 'http://jabber.org/protocol/muc';
const field = (name: string, value: string) => `<field var="${name}"><value>${value}</value></field>`;
const roomForm = [
  field('FORM_TYPE', `${room}#roomconfig`),
  field('muc#roomconfig_persistentroom', '1'),
  field('muc#roomconfig_publicroom', '0'),
].join('');

/** Makes the post of `me`, the dispatcher's full address. */
export function createPost(me: string, write: (stanza: string) => void): Post {
  const answers = new Map<string, { resolve(answer: Element): void; reject(error: Error): void }>();
  const entering = new Map<string, { resolve(isNew: boolean): void; reject(error: Error): void }>();
  const failure = (stanza: Element) =>
    new Error(
      `dispatcher: ${findChild(findChild(stanza, 'error'))?.localName} ${childText(findChild(stanza, 'error'), 'text')}`,
    );

  const post: Post = {
    send: write,
    request: (to, body, type = 'set') =>
      new Promise((resolve, reject) => {
        const id = randomBytes(8).toString('hex');
        answers.set(id, { resolve, reject });
        write(`<iq type="${type}" from="${me}" to="${escapeXml(to)}" id="${id}">${body}</iq>`);
      }),
    async enter(address) {
      const isNew = await new Promise<boolean>((resolve, reject) => {
        entering.set(address, { resolve, reject });
        const quiet = `<x xmlns="${room}"><history maxstanzas="0"/></x>`;
        write(`<presence from="${me}" to="${escapeXml(address)}/desk">${quiet}</presence>`);
      });
      if (!isNew) return;
      const form = `<x xmlns="jabber:x:data" type="submit">${roomForm}</x>`;
      await post.request(address, `<query xmlns="${room}#owner">${form}</query>`);
    },
    take(stanza) {
      const type = stanza.getAttribute('type');
      const from = stanza.getAttribute('from') ?? '';
      if (stanza.localName === 'iq' && (type === 'result' || type === 'error')) {
        const own = answers.get(stanza.getAttribute('id') ?? '');
        answers.delete(stanza.getAttribute('id') ?? '');
        if (type === 'result') own?.resolve(stanza);
        else own?.reject(failure(stanza));
        return true;
      }
      const [address = '', nick] = from.split('/');
      const own = entering.get(address);
      if (stanza.localName !== 'presence' || nick !== 'desk' || !own) return false;
      entering.delete(address);
      const codes = Array.from(findChild(stanza, 'x', `${room}#user`)?.childNodes ?? []) as Element[];
      if (type === 'error') own.reject(failure(stanza));
      else
        own.resolve(codes.some((node) => node.localName === 'status' && node.getAttribute('code') === '201'));
      return true;
    },
    lose() {
      for (const waiting of [answers, entering]) {
        for (const { reject } of waiting.values()) reject(new Error('dispatcher: the connection is gone'));
        waiting.clear();
      }
    },
  };
  return post;
}
