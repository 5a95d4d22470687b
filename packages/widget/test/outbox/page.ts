import { createSession, type Session } from '@comptoir/core';
import { ChatError, type Message, type Outgoing, type Transport } from '@comptoir/transport';
import { memoryTransport } from '@comptoir/transport/memory';

/** What the test answers for the backend: the whole log after the message. */
export interface Post {
  send(message: Outgoing): Promise<Message>;
  log(): Promise<readonly Message[]>;
  upload(clientId: string, text: string): Promise<string>;
}

declare const postSend: Post['send'];
declare const postLog: Post['log'];
declare const postUpload: Post['upload'];

/** What the test reaches for. */
export interface Hold {
  session: Session;
  /** Whether the backend can be reached. */
  isOnline: boolean;
}

const hold = { isOnline: !location.search.includes('offline') } as Hold;
Object.assign(globalThis, { hold });
const capabilities = { ...memoryTransport().capabilities, upload: { maxBytes: 1e8, progress: false } };

const transport: Transport = {
  name: 'post',
  capabilities,
  connect: async (_hello, on, signal) => {
    if (!hold.isOnline) throw new ChatError('connection_failed');
    const messages = await postLog();
    const known = new Set(messages.map(({ id }) => id));
    const timer = setInterval(async () => {
      for (const message of await postLog()) {
        if (!known.has(message.id)) on({ type: 'message', message });
        known.add(message.id);
      }
    }, 100);
    signal.addEventListener('abort', () => clearInterval(timer));
    return {
      snapshot: {
        session: 'token',
        messages,
        complete: false,
        earlier: false,
        availability: { online: true, intents: {} },
        serverTime: Date.now(),
      },
      capabilities,
      closed: new Promise(() => undefined),
      send: async (message) => ({ message: await postSend(message), duplicate: false }),
      upload: async ({ clientId, name, blob }) => {
        const url = await postUpload(clientId, await blob.text());
        return { id: `stored ${clientId}`, name, type: blob.type, size: blob.size, url };
      },
      close: async () => clearInterval(timer),
    };
  },
};

hold.session = createSession({ transport, consent: 'granted' });
hold.session.start();
document.documentElement.dataset.ready = '';
