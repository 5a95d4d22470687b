// The XML namespaces of everything that is said to a server and in a room; each by itself, since a bundler shortens
// the names of constants and not those of members.
export const client = 'jabber:client';
export const framing = 'urn:ietf:params:xml:ns:xmpp-framing';
export const sasl = 'urn:ietf:params:xml:ns:xmpp-sasl';
export const bind = 'urn:ietf:params:xml:ns:xmpp-bind';
export const management = 'urn:xmpp:sm:3';
export const room = 'http://jabber.org/protocol/muc';
export const archive = 'urn:xmpp:mam:2';
export const stableId = 'urn:xmpp:sid:0';
export const hints = 'urn:xmpp:hints';
export const markers = 'urn:xmpp:chat-markers:0';
export const chatStates = 'http://jabber.org/protocol/chatstates';
export const upload = 'urn:xmpp:http:upload:0';
/** Ours: what the dispatcher and the visitor tell each other, and what no other namespace can carry. */
export const desk = 'urn:comptoir:desk:0';
