import { ChatError } from '../../errors.js';
import type { Call } from '../../transport.js';
import type { Calls } from './createCalls.js';
import { escapeXml } from './escapeXml.js';
import { findChild } from './findChild.js';
import { acknowledge } from './Managed.js';
import { namespaces } from './namespaces.js';
import type { Link } from './openLink.js';
import { randomHex } from './randomHex.js';
import type { SignedIn } from './signIn.js';
import { toStanzaError } from './toStanzaError.js';

/** A signed-in stream: requests with answers, stanzas, and a pulse until the link is closed. */
export interface Stream {
  /** Sends one stanza and says whether the socket was open. */
  send(stanza: string): boolean;
  /** Asks and waits. @throws ChatError what the other side says, `timeout`. */
  request(type: 'get' | 'set', to: string, body: string, call?: Call): Promise<Element>;
}

/** What a stream needs, and whom it tells. */
export interface StreamOptions {
  readonly link: Link;
  readonly signedIn: SignedIn;
  readonly calls: Calls;
  readonly domain: string;
  readonly heartbeatMs: number;
  /** Told of every message and presence. */
  readonly hear: (stanza: Element) => void;
  readonly complain: (error: ChatError) => void;
}

const ping = '<ping xmlns="urn:xmpp:ping"/>';
const refusal =
  '<error type="cancel"><service-unavailable xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error>';

/** Starts the traffic of a stream; what the server did not get before a resume is sent again first. */
export function createStream(options: StreamOptions): Stream {
  const { link, signedIn, calls, domain, heartbeatMs, hear, complain } = options;
  const { managed } = signedIn;
  const answers = new Map<string, (answer: Element) => void>();
  let pulse: ReturnType<typeof setTimeout> | undefined;

  function send(stanza: string): boolean {
    const isMessage = stanza.startsWith('<message');
    // Requests are not repeated: whoever asked has been told that the connection was lost.
    managed?.unacknowledged.push(isMessage ? stanza : '');
    const sent = link.write(stanza);
    if (managed && isMessage) link.write(`<r xmlns="${namespaces.management}"/>`);
    return sent;
  }

  const iq = (type: string, to: string, id: string, body: string) =>
    send(
      `<iq xmlns="${namespaces.client}" type="${type}" to="${escapeXml(to)}" id="${escapeXml(id)}">${body}</iq>`,
    );

  /** Silence is asked about, and silence after that is the end. */
  function rest(): void {
    clearTimeout(pulse);
    pulse = setTimeout(() => {
      pulse = setTimeout(
        () => link.end(new ChatError('connection_lost', { message: 'the server has gone silent' })),
        heartbeatMs,
      );
      iq('get', domain, randomHex(8), ping);
    }, heartbeatMs);
  }

  function hearIq(stanza: Element): void {
    const id = stanza.getAttribute('id') ?? '';
    if (/result|error/.test(stanza.getAttribute('type') ?? '')) answers.get(id)?.(stanza);
    else {
      const isPing = findChild(stanza, 'ping');
      iq(isPing ? 'result' : 'error', stanza.getAttribute('from') ?? domain, id, isPing ? '' : refusal);
    }
  }

  function take(frame: Element | ChatError): void {
    rest();
    const { localName } = frame as Element;
    if (frame instanceof ChatError) complain(frame);
    else if (localName === 'r')
      link.write(`<a xmlns="${namespaces.management}" h="${managed?.received ?? 0}"/>`);
    else if (localName === 'a' && managed) acknowledge(managed, frame);
    else if (/^(error|close)$/.test(localName)) {
      const message = `the server ends the stream: ${findChild(frame)?.localName}`;
      link.end(new ChatError('server_unavailable', { message }));
    } else if (/^(iq|message|presence)$/.test(localName)) {
      if (managed) managed.received++;
      (localName === 'iq' ? hearIq : hear)(frame);
    }
  }

  for (const stanza of managed?.unacknowledged.splice(0) ?? []) if (stanza) send(stanza);
  rest();
  link.listen(take);
  void link.closed.then(() => clearTimeout(pulse));
  return {
    send,
    request: (type, to, body, call) =>
      calls.enter(
        call,
        ({ signal }) =>
          new Promise((resolve, reject) => {
            const id = randomHex(8);
            signal.addEventListener('abort', () => answers.delete(id));
            answers.set(id, (answer) => {
              if (answer.getAttribute('type') === 'result') resolve(answer);
              else reject(toStanzaError(answer, 'request'));
            });
            iq(type, to, id, body);
          }),
      ),
  };
}
