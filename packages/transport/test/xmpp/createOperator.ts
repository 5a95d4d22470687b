import { $iq, $msg, $pres, Strophe } from 'strophe.js';
import { findChild } from '../../src/adapters/xmpp/findChild.js';

/** An operator behind a foreign client library, strophe.js. */
export interface Operator {
  readonly name: string;
  connect(): Promise<void>;
  /** Goes away without a word. */
  vanish(): Promise<void>;
  available(isThere: boolean): void;
  join(address: string): void;
  /** Says something in a room; resolves with the stanza as the room passed it on. */
  say(address: string, children: string): Promise<Element>;
  /** Asks and waits for the answer. */
  request(to: string, body: string): Promise<Element>;
}

type Connection = InstanceType<typeof Strophe.Connection>;

// It tells its steps to the console.
Strophe.setLogLevel(Strophe.LogLevel.FATAL);

/** What an operator hears. */
export type Hear = (stanza: Element) => void;

const ended: readonly number[] = [
  Strophe.Status.DISCONNECTED,
  Strophe.Status.CONNFAIL,
  Strophe.Status.AUTHFAIL,
  Strophe.Status.ERROR,
];

function toElement(xml: string): Element {
  return Strophe.xmlHtmlNode(xml).documentElement as Element;
}

/** Makes an operator of the server at `url`; `hear` is told all messages and presences. */
export function createOperator(url: string, name: string, desk: string, hear: Hear): Operator {
  let connection: Connection | undefined;
  const echoes = new Map<string, (stanza: Element) => void>();
  let greeted: () => void = () => undefined;
  let count = 0;

  function take(stanza: Element): boolean {
    const id = stanza.getAttribute('id') ?? '';
    if (stanza.localName === 'presence' && stanza.getAttribute('from')?.split('/')[0]?.endsWith(desk))
      greeted();
    hear(stanza);
    if (stanza.localName === 'message' && stanza.getAttribute('from')?.endsWith(`/${name}`)) {
      echoes.get(id)?.(stanza);
      echoes.delete(id);
    }
    return true;
  }

  function pong(ping: Element): boolean {
    const [to, id] = ['from', 'id'].map((key) => ping.getAttribute(key) ?? '');
    connection?.send($iq({ type: 'result', ...(to && { to }), id: id ?? '' }));
    return true;
  }

  const operator: Operator = {
    name,
    connect: () =>
      new Promise((resolve, reject) => {
        const own = new Strophe.Connection(url);
        connection = own;
        greeted = resolve;
        own.connect(`${name}@shop.localhost/desk${++count}`, `pw-${name}`, (status: number) => {
          if (status === Strophe.Status.CONNECTED) {
            own.addHandler(take, null, 'message', null);
            own.addHandler(take, null, 'presence', null);
            // Every ordinary client answers a ping (XEP-0199).
            own.addHandler(pong, 'urn:xmpp:ping', 'iq', 'get');
            own.send($pres());
            operator.available(true);
          } else if (ended.includes(status)) reject(new Error(`operator ${name}: status ${status}`));
        });
      }),
    async vanish() {
      const own = connection;
      connection = undefined;
      own?.disconnect('gone');
    },
    available(isThere) {
      connection?.send($pres({ to: desk, ...(!isThere && { type: 'unavailable' }) }));
    },
    join(address) {
      connection?.send(
        $pres({ to: `${address}/${name}` })
          .c('x', { xmlns: Strophe.NS.MUC })
          .c('history', { maxstanzas: '0' }),
      );
    },
    say: (address, children) =>
      new Promise((resolve) => {
        const id = `${name}-${Date.now()}-${++count}`;
        echoes.set(id, resolve);
        const stanza = $msg({ to: address, type: 'groupchat', id });
        const parsed = toElement(`<x xmlns="jabber:client">${children.replace('@ID@', id)}</x>`);
        for (const child of Array.from(parsed.childNodes)) stanza.cnode(child as Element).up();
        connection?.send(stanza);
      }),
    request: (to, body) =>
      new Promise((resolve, reject) => {
        const id = `${name}-${++count}`;
        const iq = toElement(`<iq xmlns="jabber:client" type="set" to="${to}" id="${id}">${body}</iq>`);
        connection?.sendIQ(iq, resolve, (answer: Element | null) =>
          reject(new Error(`operator: ${answer && findChild(findChild(answer, 'error'))?.localName}`)),
        );
      }),
  };
  return operator;
}
