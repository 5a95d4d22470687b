import type { XmppTransportOptions } from '../../src/adapters/xmpp.js';
import type { FaultProxy } from '../../src/faultProxy/createFaultProxy.js';

/** A real server on loopback, with a fault proxy before its WebSocket and its files. */
export interface XmppServer {
  /** For operators, past the proxy. */
  readonly url: string;
  /** For visitors. */
  readonly proxied: string;
  readonly proxy: FaultProxy;
  readonly componentPort: number;
  readonly secret: string;
  /** A folder of its own for journals. */
  readonly dir: string;
  readonly signIn: NonNullable<XmppTransportOptions['signIn']>;
  /** Ends it by SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes everything it has written. */
  dispose(): Promise<void>;
}
