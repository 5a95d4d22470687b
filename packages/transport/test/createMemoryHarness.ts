import {
  createMemoryBackend,
  type DeskEvent,
  type MemoryBackend,
  memoryTransport,
} from '../src/adapters/memory.js';
import {
  type Ability,
  createDeskSeen,
  type DeskRecorder,
  type DeskSeen,
  type Harness,
} from '../src/conformance/index.js';
import { ChatError, type ErrorDetails } from '../src/errors.js';
import type { Message } from '../src/model.js';
import type { Transport } from '../src/transport.js';

/** What the memory harness can do: all but freezing, since there is no wire that could freeze. */
export const memoryAbilities: readonly Ability[] = [
  'kill',
  'start',
  'drop',
  'forgetSessions',
  'setOnline',
  'loseNextAnswer',
  'refuseNext',
  'fetchFile',
  'ban',
  'edit',
  'remove',
  'transfer',
  'sayAsBot',
  'leave',
  'comeBack',
];

/** An edit takes the place of what it changes; anything else that comes twice is there twice. */
function recordMessage({ messages }: DeskSeen, message: Message): void {
  const known = message.edited ? messages.findIndex(({ id }) => id === message.id) : -1;
  if (known === -1) messages.push(message);
  else messages[known] = message;
}

function record({ seen, changed }: DeskRecorder, event: DeskEvent): void {
  if (event.type === 'message') recordMessage(seen, event.message);
  if (event.type === 'removed') {
    const known = seen.messages.findIndex(({ id }) => id === event.id);
    if (known !== -1) seen.messages.splice(known, 1);
  }
  if (event.type === 'typing') seen.typing.push(event);
  if (event.type === 'note') seen.notes.push(event.note);
  if (event.type === 'visitor') seen.visitors.set(event.conversation, event);
  if (event.type === 'conversation') {
    const { id, phase, rating } = event.conversation;
    if (phase === 'queued') seen.chats.delete(id);
    else seen.chats.set(id, event.conversation);
    if (rating && !seen.ratings.some(({ conversation }) => conversation === id)) {
      seen.ratings.push({ conversation: id, rating });
    }
  }
  changed();
}

/** Faults that are put between an adapter and a healthy backend. */
interface Faults {
  down: boolean;
  loseAnswer: boolean;
  refusal: ChatError | undefined;
}

function withFaults(backend: MemoryBackend, faults: Faults): MemoryBackend {
  return {
    ...backend,
    attach(hello, listener) {
      if (faults.down) throw new ChatError('connection_failed', { message: 'nobody listens' });
      const port = backend.attach(hello, listener);
      return {
        ...port,
        send(message) {
          const { refusal } = faults;
          faults.refusal = undefined;
          if (refusal) throw refusal;
          const sent = port.send(message);
          if (faults.loseAnswer) {
            faults.loseAnswer = false;
            port.detach();
            listener.cut(new ChatError('connection_lost', { message: 'cut before the answer' }));
          }
          return sent;
        },
      };
    },
  };
}

const anna = { id: 'anna', name: 'Anna' };
/** Gets what is handed to her and nothing from a queue. */
const vera = { id: 'vera', name: 'Vera', intents: [] };

/** A memory backend of its own with one operator and a colleague; `wrap` may break the transport on purpose. */
export async function createMemoryHarness(
  wrap: (transport: Transport, backend: MemoryBackend) => Transport = (transport) => transport,
): Promise<Harness> {
  const backend = createMemoryBackend({ operators: [anna, vera] });
  const faults: Faults = { down: false, loseAnswer: false, refusal: undefined };
  const faulty = withFaults(backend, faults);
  const desk = createDeskSeen();
  const unwatch = backend.watch((event) => record(desk, event));
  const cut = () => backend.cut(new ChatError('connection_lost', { message: 'cut on purpose' }));

  return {
    tab: () => wrap(memoryTransport({ backend: faulty, latencyMs: 0 }), backend),
    desk: {
      seen: desk.seen,
      onChange: desk.onChange,
      capacity: 4,
      say: async (conversation, parts) => backend.say(conversation, parts),
      type: async (conversation, on) => backend.type(conversation, on),
      read: async (conversation, upTo) => backend.read(conversation, upTo),
      end: async (conversation) => backend.end(conversation),
      async edit(conversation, message, parts) {
        backend.edit(conversation, message, parts);
      },
      remove: async (conversation, message) => backend.remove(conversation, message),
      transfer: async (conversation) => backend.transfer(conversation, vera.id),
      sayAsBot: async (conversation, parts) => backend.say(conversation, parts, 'bot'),
      leave: async () => backend.setPresent(anna.id, false),
      comeBack: async () => backend.setPresent(anna.id, true),
    },
    backend: {
      async kill() {
        faults.down = true;
        cut();
      },
      async start() {
        faults.down = false;
      },
      drop: async () => cut(),
      forgetSessions: async () => backend.forget(),
      ban: async (conversation) => backend.ban(conversation),
      setOnline: async (online) => backend.setOnline(online),
      loseNextAnswer() {
        faults.loseAnswer = true;
      },
      refuseNext(code, retryAfterMs) {
        const details: ErrorDetails = { outcome: 'not-sent', message: 'refused on purpose' };
        faults.refusal = new ChatError(
          code,
          retryAfterMs === undefined ? details : { ...details, retryAfterMs },
        );
      },
      fetchFile: async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer()),
    },
    async dispose() {
      unwatch();
      backend.forget();
    },
  };
}
