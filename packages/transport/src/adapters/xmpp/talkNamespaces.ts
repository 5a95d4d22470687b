/** The XML namespaces of what is said in a room. */
export const talkNamespaces = {
  archive: 'urn:xmpp:mam:2',
  stableId: 'urn:xmpp:sid:0',
  hints: 'urn:xmpp:hints',
  markers: 'urn:xmpp:chat-markers:0',
  chatStates: 'http://jabber.org/protocol/chatstates',
  upload: 'urn:xmpp:http:upload:0',
} as const;
