/** The XML namespaces of signing in and of a room; `talkNamespaces` has what is said there. */
export const namespaces = {
  client: 'jabber:client',
  framing: 'urn:ietf:params:xml:ns:xmpp-framing',
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
  bind: 'urn:ietf:params:xml:ns:xmpp-bind',
  management: 'urn:xmpp:sm:3',
  room: 'http://jabber.org/protocol/muc',
  /** Ours: what the dispatcher and the visitor tell each other, and what no other namespace can carry. */
  desk: 'urn:comptoir:desk:0',
} as const;
