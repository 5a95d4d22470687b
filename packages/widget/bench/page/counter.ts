/** The page's side of the counter: a backend in the page that says what it is told to, when it is told to. */
import type { Connection, Message, TransportEvent } from '@comptoir/transport';
import { memoryCapabilities } from '../../../transport/src/adapters/memory/memoryCapabilities.js';
import './bench.js';

const waits = new URLSearchParams(location.search).has('history');
const conversation = {
  id: 'c1',
  intent: 'chat',
  phase: 'open',
  operator: { id: 'o1', name: 'Vera' },
} as const;
let tell: (event: TransportEvent) => void = () => undefined;
let give: (messages: readonly Message[]) => void = () => undefined;
const given = new Promise<readonly Message[]>((resolve) => {
  give = resolve;
  if (!waits) resolve([]);
});
const refuse = () => Promise.reject(new Error('The bench never asks for this.'));

const transport = {
  name: 'bench',
  capabilities: memoryCapabilities,
  async connect(_: unknown, on: (event: TransportEvent) => void): Promise<Connection> {
    const messages = await given;
    tell = on;
    return {
      snapshot: {
        session: 'bench',
        ...(waits && { conversation }),
        messages,
        complete: false,
        earlier: false,
        availability: { online: true, intents: {} },
        serverTime: Date.now(),
      },
      capabilities: memoryCapabilities,
      closed: new Promise(() => undefined),
      send: refuse,
      markRead: () => Promise.resolve(),
      typing: () => undefined,
      context: () => undefined,
      close: () => Promise.resolve(),
    };
  },
};

type Stub = ((...call: unknown[]) => void) & { q?: unknown[][] };
const page = window as unknown as { comptoir: Stub };
const queue: unknown[][] = [];
page.comptoir = Object.assign((...call: unknown[]) => void queue.push(call), { q: queue });
page.comptoir('init', { transport, language: 'en' });

window.bench = {
  root: () => document.querySelector('comptoir-counter')?.shadowRoot ?? undefined,
  // With a draft the conversation's part comes before the first message, as it does for whoever writes.
  open: () => page.comptoir('open', { draft: 'x' }),
  give,
  push: (message) => tell({ type: 'message', message }),
};
