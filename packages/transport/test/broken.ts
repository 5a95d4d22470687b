import { createClientId } from '../src/createClientId.js';
import { ChatError, isChatError } from '../src/errors.js';
import type { Connection, Transport, TransportEvent } from '../src/transport.js';

/** One way to get the contract wrong, and the cases that must notice. */
export interface Fault {
  readonly name: string;
  /** Each of these must fail. */
  readonly caught: readonly string[];
  readonly wrap: (transport: Transport) => Transport;
}

type On = (event: TransportEvent) => void;

interface Tampering {
  /** Instead of the listener. */
  readonly on?: (on: On) => On;
  readonly connection?: (connection: Connection) => Partial<Connection>;
}

/** A transport whose connections do something else; `tamper` is called once per connection. */
export function broken(tamper: () => Tampering): Fault['wrap'] {
  return (transport) => ({
    ...transport,
    async connect(hello, on, signal) {
      const { on: replace, connection } = tamper();
      const made = await transport.connect(hello, replace ? replace(on) : on, signal);
      return { ...made, ...connection?.(made) };
    },
  });
}

/** Rejects with another error. */
export const reworded = (change: (error: ChatError) => ChatError) => (error: unknown) => {
  throw isChatError(error) ? change(error) : error;
};

/** A verb that the healthy adapter has. @throws TypeError when it has not: then there is nothing to break. */
export function had<Verb>(verb: Verb | undefined): Verb {
  if (verb === undefined) throw new TypeError('the healthy adapter has no such verb');
  return verb;
}

/** Each try of a message has an id of its own. */
export const freshIds = broken(() => ({
  connection: ({ send }) => ({
    send: (message, call) => send({ ...message, clientId: createClientId() }, call),
  }),
}));

/** Whatever becomes of a message: it is called not sent. */
export const calledNotSent = broken(() => ({
  connection: ({ send }) => ({
    send: (message, call) =>
      send(message, call).catch(reworded(({ code }) => new ChatError(code, { outcome: 'not-sent' }))),
  }),
}));
