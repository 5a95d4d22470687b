/** The XML namespaces of everything that is said to a server and in a room. */
export const namespaces = {
  client: 'jabber:client',
  framing: 'urn:ietf:params:xml:ns:xmpp-framing',
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
  bind: 'urn:ietf:params:xml:ns:xmpp-bind',
  management: 'urn:xmpp:sm:3',
  room: 'http://jabber.org/protocol/muc',
  archive: 'urn:xmpp:mam:2',
  stableId: 'urn:xmpp:sid:0',
  hints: 'urn:xmpp:hints',
  markers: 'urn:xmpp:chat-markers:0',
  chatStates: 'http://jabber.org/protocol/chatstates',
  upload: 'urn:xmpp:http:upload:0',
  /** Ours: what the dispatcher and the visitor tell each other, and what no other namespace can carry. */
  desk: 'urn:comptoir:desk:0',
} as const;
