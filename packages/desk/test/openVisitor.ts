import {
  type Connection,
  createClientId,
  type Part,
  type SessionToken,
  type TransportEvent,
  type VisitorContext,
} from '@comptoir/transport';
import { websocketTransport } from '@comptoir/transport/websocket';
import { WebSocket } from 'ws';

/** A visitor on a page of the shop, at the other end of a real line. */
export interface Visitor {
  readonly connection: Connection;
  say(content: string | readonly Part[], intent?: string): Promise<void>;
  /** Resolves once an event came, before or after the call, for which `fits` holds. */
  heard(fits: (event: TransportEvent) => boolean, what: string): Promise<TransportEvent>;
  /** Texts in the order they were heard, his own included. */
  texts(): readonly string[];
  leave(): Promise<void>;
}

const patienceMs = 15_000;

/** Connects to the server, as somebody new or under the token of an earlier visit; nothing is said yet. */
export async function openVisitor(
  url: string,
  context: VisitorContext = {},
  session?: SessionToken,
): Promise<Visitor> {
  const events: TransportEvent[] = [];
  const waiting = new Set<() => void>();
  const transport = websocketTransport({ url, WebSocket: WebSocket as never });
  const connection = await transport.connect(
    session === undefined ? { context } : { context, session },
    (event) => {
      events.push(event);
      for (const look of waiting) look();
    },
    new AbortController().signal,
  );

  return {
    connection,
    async say(content, intent) {
      const parts: readonly Part[] =
        typeof content === 'string' ? [{ kind: 'text', text: content }] : content;
      const message = { clientId: createClientId(), parts };
      await connection.send(intent === undefined ? message : { ...message, intent }, {});
    },
    heard(fits, what) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`The visitor never heard ${what}; he heard ${JSON.stringify(events)}`));
        }, patienceMs);
        function look(): void {
          const found = events.find(fits);
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      });
    },
    texts: () =>
      events.flatMap((event) =>
        event.type === 'message'
          ? event.message.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))
          : [],
      ),
    leave: () => connection.close(),
  };
}
