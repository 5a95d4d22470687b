import { type ChatError, isChatError } from '../src/errors.js';
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
