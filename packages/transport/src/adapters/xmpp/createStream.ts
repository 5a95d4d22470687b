import { ChatError } from '../../errors.js';
import type { Call } from '../../transport.js';
import type { Calls } from './createCalls.js';
import { escapeXml } from './escapeXml.js';
import { findChild } from './findChild.js';
import { namespaces } from './namespaces.js';
import type { Link } from './openLink.js';
import { randomHex } from './randomHex.js';
import type { Managed, SignedIn } from './signIn.js';
import { toStanzaError } from './toStanzaError.js';

/** A signed-in stream: requests with answers, stanzas, and a pulse. */
export interface Stream {
  /** Sends one stanza and says whether the socket was open. */
  send(stanza: string): boolean;
  /** Asks and waits. @throws ChatError what the other side says, `timeout`. */
  request(type: 'get' | 'set', to: string, body: string, call?: Call): Promise<Element>;
  /** Stops the pulse. */
  stop(): void;
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

function acknowledge(managed: Managed, seen: number): void {
  // Both sides count modulo 2^32; nobody writes that much in one stream.
  managed.unacknowledged.splice(0, Math.max(0, seen - managed.acknowledged));
  managed.acknowledged = Math.max(managed.acknowledged, seen);
}

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

  const request: Stream['request'] = (type, to, body, call) =>
    calls.enter(call, ({ resolve, reject }) => {
      const id = randomHex(8);
      answers.set(id, (answer) => {
        if (answer.getAttribute('type') === 'result') resolve(answer);
        else reject(toStanzaError(answer, findChild(answer)?.localName ?? 'request'));
      });
      iq(type, to, id, body);
      return () => answers.delete(id);
    });

  /** Silence is asked about, and silence after that is the end. */
  function beat(): void {
    pulse = setTimeout(
      () => link.end(new ChatError('connection_lost', { message: 'the server has gone silent' })),
      heartbeatMs,
    );
    iq('get', domain, randomHex(8), '<ping xmlns="urn:xmpp:ping"/>');
  }

  function rest(): void {
    clearTimeout(pulse);
    pulse = setTimeout(beat, heartbeatMs);
  }

  function answer(stanza: Element): void {
    const id = stanza.getAttribute('id') ?? '';
    const type = stanza.getAttribute('type');
    if (type === 'result' || type === 'error') {
      answers.get(id)?.(stanza);
      return;
    }
    const isPing = findChild(stanza, 'ping', 'urn:xmpp:ping') !== undefined;
    const refusal =
      '<error type="cancel"><service-unavailable xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error>';
    iq(isPing ? 'result' : 'error', stanza.getAttribute('from') ?? domain, id, isPing ? '' : refusal);
  }

  function take(frame: Element | ChatError): void {
    rest();
    if (frame instanceof ChatError) {
      complain(frame);
      return;
    }
    const { localName } = frame;
    if (localName === 'r') {
      link.write(`<a xmlns="${namespaces.management}" h="${managed?.received ?? 0}"/>`);
    } else if (localName === 'a' && managed) {
      acknowledge(managed, Number(frame.getAttribute('h')));
    } else if (localName === 'error' || localName === 'close') {
      const condition = findChild(frame)?.localName ?? localName;
      link.end(new ChatError('server_unavailable', { message: `the server ends the stream: ${condition}` }));
    } else if (localName === 'iq' || localName === 'message' || localName === 'presence') {
      if (managed) managed.received++;
      if (localName === 'iq') answer(frame);
      else hear(frame);
    }
  }

  for (const stanza of managed?.unacknowledged.splice(0) ?? []) if (stanza !== '') send(stanza);
  rest();
  link.listen(take);
  return { send, request, stop: () => clearTimeout(pulse) };
}
