import { isChatError, isErrorCode } from '@comptoir/transport';
import { DOMParser, onWarningStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import { readPosition } from '../../../transport/src/adapters/xmpp/Position.js';
import { toMessage } from '../../../transport/src/adapters/xmpp/toMessage.js';
import { toStanzaError } from '../../../transport/src/adapters/xmpp/toStanzaError.js';
import { partSamples } from '../../../transport/test/sampleFrames.js';
import { isBadInput } from '../isBadInput.js';
import { oddText } from '../junk.js';
import { broken, mutatedText } from '../mutatedText.js';
import { type Target, target } from '../target.js';

const toXml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const stanza = fc
  .record({
    from: oddText,
    id: oddText,
    body: oddText,
    parts: mutatedText([partSamples]),
    code: fc.oneof(oddText, fc.constantFrom('banned', 'rate_limited')),
    condition: fc.constantFrom('forbidden', 'item-not-found', 'x', 'constructor', '__proto__', 'toString'),
  })
  .map(
    ({ from, id, body, parts, code, condition }) =>
      `<message xmlns="jabber:client" from="room@host/${toXml(from)}" id="${toXml(id)}"><body>${toXml(body)}</body>` +
      `<parts xmlns="urn:comptoir:desk:0">${toXml(parts)}</parts><thread>t</thread>` +
      `<error><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/><code xmlns="urn:comptoir:desk:0">${toXml(code)}</code></error></message>`,
  );

/** What is no XML at all the parser refuses, and the adapter never sees. */
function parse(xml: string): Element | undefined {
  try {
    const document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(xml, 'text/xml');
    return (document.documentElement ?? undefined) as unknown as Element | undefined;
  } catch {
    return undefined;
  }
}

/** What the xmpp adapter reads of a room. */
export const xmppTargets: readonly Target[] = [
  target({
    name: 'xmpp adapter: a stanza',
    inputs: fc.oneof({ weight: 4, arbitrary: stanza }, { weight: 1, arbitrary: broken(stanza) }),
    read: (xml) => {
      const element = parse(xml);
      if (element === undefined) return;
      const position = { index: 1, id: 'i', previous: '' };
      const { error } = toMessage({ position, at: 1, stanza: element }, 'fallback');
      for (const one of [error ?? toStanzaError(element, 'send'), toStanzaError(element, 'send')]) {
        if (!isChatError(one) || !isErrorCode(one.code)) throw new Error('an error that is no ChatError');
      }
    },
    isRefusal: () => false,
  }),
  target({
    name: 'xmpp adapter: a cursor',
    inputs: fc.oneof(
      oddText,
      broken(fc.constant('12 id previous')),
      fc.constantFrom('1 a ', '1  a', '0 a b'),
    ),
    read: readPosition,
    isRefusal: isBadInput('cursor_unknown'),
  }),
];
