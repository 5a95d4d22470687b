import { ChatError } from '../../errors.js';
import type { Call } from '../../transport.js';
import type { Calls } from './createCalls.js';
import { attribute, findChild } from './findChild.js';
import type { Managed } from './Managed.js';
import * as namespaces from './namespaces.js';
import { type Link, type LinkOptions, openLink } from './openLink.js';
import { randomHex } from './randomHex.js';
import { toStanzaError } from './toStanzaError.js';
import { type Attributes, toXml } from './toXml.js';

/** A stream over a link: requests with answers, stanzas that are counted, and a pulse. */
export interface Stream extends Omit<Link, 'write'> {
  /** What a later stream can go on with; absent where the server manages no streams. */
  readonly managed: Managed | undefined;
  /** Writes what is no stanza, and waits for a frame of one of these names; it never settles once the link has ended. */
  ask(xml: string, ...names: readonly string[]): Promise<Element>;
  /** Sends one stanza and says whether the socket was open. */
  send(name: 'iq' | 'message' | 'presence', attributes: Attributes, body: string): boolean;
  /** Asks and waits; without `to` it is the server that is asked. @throws ChatError what the other side says, `timeout`. */
  request(type: 'get' | 'set', to: string | undefined, body: string, call?: Call): Promise<Element>;
  /** Starts the pulse: silence is asked about, and silence after that is the end. */
  watch(): void;
}

/** What a stream needs, and whom it tells. */
export interface StreamOptions extends LinkOptions {
  readonly calls: Calls;
  readonly domain: string;
  readonly heartbeatMs: number;
  /** What was left of a stream that was cut. */
  readonly previous: Managed | undefined;
  /** Told of every message and presence. */
  readonly hear: (stanza: Element) => void;
  readonly complain: (error: ChatError) => void;
}

const refusal = toXml(
  'error',
  { type: 'cancel' },
  toXml('service-unavailable', { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' }),
);

/** Opens a stream; what the server did not get before a resume is sent again first. */
export function createStream(options: StreamOptions): Stream {
  const { calls, domain, heartbeatMs, previous, hear, complain } = options;
  const { write, end, ...link } = openLink(options, take);
  /** By the id of a request, or by the name of the frame that is waited for. */
  const answers = new Map<string, (answer: Element) => void>();
  let managed: Managed | undefined;
  let pulse: ReturnType<typeof setTimeout> | undefined;
  void link.closed.then(() => clearTimeout(pulse));

  function post(stanza: string): boolean {
    const isMessage = stanza.startsWith('<m');
    // Requests are not repeated: whoever asked has been told that the connection was lost.
    managed?.unacknowledged.push(isMessage ? stanza : '');
    const sent = write(stanza);
    if (managed && isMessage) write(toXml('r', { xmlns: namespaces.management }));
    return sent;
  }

  const send: Stream['send'] = (name, attributes, body) =>
    post(toXml(name, { xmlns: namespaces.client, ...attributes }, body));

  function watch(isAsked = false): void {
    clearTimeout(pulse);
    pulse = setTimeout(() => {
      if (isAsked) return end(new ChatError('connection_lost', { message: 'the server has gone silent' }));
      watch(true);
      const ping = toXml('ping', { xmlns: 'urn:xmpp:ping' });
      send('iq', { type: 'get', to: domain, id: randomHex(8) }, ping);
    }, heartbeatMs);
  }

  /** Notes how many stanzas the server has. */
  function acknowledge(managed: Managed, frame: Element): void {
    // Both sides count modulo 2^32; nobody writes that much in one stream.
    const more = Number(attribute(frame, 'h')) - managed.acknowledged;
    if (!(more > 0)) return;
    managed.acknowledged += more;
    managed.unacknowledged.splice(0, more);
  }

  function take(frame: Element | undefined): void {
    if (pulse) watch();
    if (!frame) {
      complain(new ChatError('bad_frame', { message: 'a frame is no XML' }));
      return;
    }
    const { localName } = frame;
    const id = attribute(frame, 'id');
    if (managed && /^(iq|message|presence)$/.test(localName)) managed.received++;
    if (/^(message|presence)$/.test(localName)) hear(frame);
    else if (localName === 'iq' && /get|set/.test(attribute(frame, 'type'))) {
      send('iq', { type: 'error', to: attribute(frame, 'from') || undefined, id }, refusal);
    } else if (localName === 'r') {
      write(toXml('a', { xmlns: namespaces.management, h: managed?.received }));
    } else if (localName === 'a') {
      if (managed) acknowledge(managed, frame);
    } else if (/^(error|close)$/.test(localName)) {
      const message = `the server ends the stream: ${findChild(frame)?.localName}`;
      end(new ChatError('server_unavailable', { message }));
    } else {
      if (localName === 'enabled') managed = { id, received: 0, acknowledged: 0, unacknowledged: [] };
      if (localName === 'resumed' && previous) {
        managed = previous;
        acknowledge(managed, frame);
        for (const stanza of managed.unacknowledged.splice(0)) if (stanza) post(stanza);
      }
      answers.get(localName === 'iq' ? id : localName)?.(frame);
    }
  }

  return {
    ...link,
    end,
    send,
    watch,
    get managed() {
      return managed;
    },
    ask: (xml, ...names) =>
      new Promise((resolve) => {
        for (const name of names) answers.set(name, resolve);
        write(xml);
      }),
    request: (type, to, body, call) =>
      calls.enter(
        call,
        (signal) =>
          new Promise((resolve, reject) => {
            const id = randomHex(8);
            signal.addEventListener('abort', () => answers.delete(id));
            answers.set(id, (answer) => {
              if (attribute(answer, 'type') === 'result') resolve(answer);
              else reject(toStanzaError(answer, 'request'));
            });
            send('iq', { type, to, id }, body);
          }),
      ),
  };
}
