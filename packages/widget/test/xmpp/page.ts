import { xmppTransport } from '@comptoir/transport/xmpp';
import { createChat } from '../../src/entrypoints/index.js';

/** As much of Trusted Types as the page uses; TypeScript does not know it yet. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string },
  ): { createHTML(text: string): string };
};

const given = new URLSearchParams(location.search);
const policy = trustedTypes.createPolicy('comptoir-xmpp', { createHTML: (text) => text });

/** What is parsed as XML never becomes a part of the page; the browser wants a policy all the same. */
class TrustedParser extends DOMParser {
  override parseFromString(text: string, type: DOMParserSupportedType): Document {
    return super.parseFromString(policy.createHTML(text), type);
  }
}

/** As a shop writes it whose policy asks for Trusted Types, with the browser's own WebSocket. */
createChat({
  transport: xmppTransport({
    url: given.get('url') ?? '',
    domain: 'visitor.shop.localhost',
    upload: { service: 'files.shop.localhost', maxBytes: 1024 * 1024 },
    DOMParser: TrustedParser,
  }),
  intents: [{ id: 'chat' }],
  consent: 'granted',
});
