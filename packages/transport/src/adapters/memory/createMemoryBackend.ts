import { ChatError } from '../../errors.js';
import type { Availability, Conversation, ConversationId, Message, Part } from '../../model.js';
import type { Outgoing, Sent, TransportEvent } from '../../transport.js';
import type {
  DeskEvent,
  MemoryBackend,
  MemoryBackendOptions,
  VisitorListener,
  VisitorPort,
} from './backend.js';
import { checkParts, refuse } from './checkParts.js';
import { createRouting, intentsOf } from './createRouting.js';
import { createVisitor, type Entry, type Visitor } from './createVisitor.js';
import { memoryCapabilities } from './memoryCapabilities.js';
import { snapshotOf } from './snapshotOf.js';

/**
 * Makes a backend that lives in memory: a dense log per visitor, unique client ids, cursors, routing with a
 * queue. It has no timers and knows no latency; the adapter and the script bring those.
 */
export function createMemoryBackend(options: MemoryBackendOptions = {}): MemoryBackend {
  const { operators = [{ id: 'anna', name: 'Anna' }], cap = 4, autoAssign = true, now = Date.now } = options;
  const visitors = new Map<string, Visitor>();
  const desks = new Set<(event: DeskEvent) => void>();
  const routing = createRouting<Entry>(operators, cap);
  let online = true;
  let count = 0;

  const availability = (): Availability => ({
    online,
    intents: Object.fromEntries(operators.flatMap((one) => intentsOf(one).map((intent) => [intent, online]))),
  });

  function tell(visitor: Visitor, event: TransportEvent, except?: VisitorListener): void {
    for (const listener of visitor.listeners) if (listener !== except) listener.event(event);
  }

  function tellDesk(event: DeskEvent): void {
    for (const desk of [...desks]) desk(event);
  }

  function append(entry: Entry, rest: Pick<Message, 'from' | 'parts'> & Partial<Message>): Message {
    const { log } = entry.visitor;
    const message = log.append({ conversation: entry.current.id, at: now(), ...rest });
    tell(entry.visitor, { type: 'message', message, cursor: log.cursor(log.messages.length) });
    tellDesk({ type: 'message', message });
    if (message.from === 'visitor') {
      entry.visitor.own = message.id;
      delivered(entry);
    }
    return message;
  }

  function delivered({ current, visitor }: Entry): void {
    const { own } = visitor;
    if (current.operator && own) tell(visitor, { type: 'receipt', receipt: 'delivered', upTo: own });
  }

  function update(entry: Entry, conversation: Conversation): void {
    entry.current = conversation;
    tell(entry.visitor, { type: 'conversation', conversation });
    tellDesk({ type: 'conversation', conversation });
  }

  function requeue(): void {
    for (const entry of [...routing.running]) {
      const { current } = entry;
      if (current.phase !== 'queued' || (autoAssign && take(entry))) continue;
      const queue = routing.queueOf(entry);
      if (queue.position !== current.queue?.position) update(entry, { ...current, queue });
    }
  }

  function take(entry: Entry): boolean {
    const { id, intent } = entry.current;
    const operator = online ? routing.free(intent) : undefined;
    if (operator === undefined) return false;
    routing.waited(now() - entry.since);
    update(entry, { id, intent, phase: 'open', operator });
    append(entry, {
      from: 'system',
      parts: [{ kind: 'notice', notice: { code: 'operator_joined', name: operator.name } }],
    });
    delivered(entry);
    return true;
  }

  function finish(entry: Entry, by: 'visitor' | 'operator'): void {
    const { queue: _, ...current } = entry.current;
    routing.remove(entry);
    append(entry, {
      from: 'system',
      parts: [{ kind: 'notice', notice: { code: 'conversation_ended', by } }],
    });
    update(entry, { ...current, phase: 'ended', endedAt: now() });
    requeue();
  }

  /** The running conversation of a visitor, opened or handed over as the intent asks. */
  function conversationFor(visitor: Visitor, intent: string | undefined): Entry {
    const running = visitor.last?.current.phase === 'ended' ? undefined : visitor.last;
    if (running && (intent === undefined || intent === running.current.intent)) return running;
    if (running) routing.remove(running);
    const entry: Entry = {
      visitor,
      since: now(),
      current: { id: running?.current.id ?? `c${++count}`, intent: intent ?? 'chat', phase: 'queued' },
    };
    visitor.last = entry;
    visitor.conversations.set(entry.current.id, entry);
    routing.add(entry);
    presence(entry);
    return entry;
  }

  function send(visitor: Visitor, { clientId, parts, intent }: Outgoing): Sent {
    const { log } = visitor;
    const known = log.messages.findIndex((message) => message.clientId === clientId) + 1;
    if (known > 0)
      return { message: log.messages[known - 1] as Message, cursor: log.cursor(known), duplicate: true };
    checkParts(parts, memoryCapabilities.maxText);
    const message = append(conversationFor(visitor, intent), { from: 'visitor', clientId, parts });
    const place = log.messages.length;
    requeue();
    return { message, cursor: log.cursor(place), duplicate: false };
  }

  function runningEntry(id: ConversationId): Entry {
    return (
      routing.running.find((entry) => entry.current.id === id) ??
      refuse('not_found', `no conversation ${id} is running`)
    );
  }

  function presence({ visitor, current }: Entry): void {
    tellDesk({
      type: 'visitor',
      conversation: current.id,
      context: visitor.context,
      connected: visitor.listeners.size > 0,
    });
  }

  function greet(session: string | undefined): Visitor {
    if (session !== undefined)
      return visitors.get(session) ?? refuse('token_unknown', 'this session is not known here');
    const visitor = createVisitor();
    visitors.set(visitor.token, visitor);
    return visitor;
  }

  function cutAll(error: ChatError): void {
    for (const visitor of visitors.values()) {
      const listeners = [...visitor.listeners];
      visitor.listeners.clear();
      for (const listener of listeners) listener.cut(error);
      if (visitor.last) presence(visitor.last);
    }
  }

  return {
    attach(hello, listener): VisitorPort {
      const visitor = greet(hello.session);
      const { log } = visitor;
      visitor.context = { ...visitor.context, ...hello.context };
      visitor.listeners.add(listener);
      const here = () => visitor.last && presence(visitor.last);
      here();
      return {
        snapshot: snapshotOf(visitor, hello.cursor, availability(), now()),
        send: (message) => send(visitor, message),
        history: log.page,
        upload(file) {
          const { name, blob, clientId } = file;
          const known = visitor.files.get(clientId);
          if (known) return known;
          const limit = memoryCapabilities.upload.maxBytes;
          if (blob.size > limit) refuse('file_too_large', `${blob.size} bytes, the limit is ${limit}`, limit);
          const ref = {
            id: clientId,
            name,
            type: blob.type,
            size: blob.size,
            url: URL.createObjectURL(blob),
          };
          visitor.files.set(clientId, ref);
          return ref;
        },
        typing(state) {
          if (visitor.last) tellDesk({ type: 'typing', conversation: visitor.last.current.id, ...state });
        },
        markRead(upTo) {
          const place = log.find(upTo);
          if (place === 0) refuse('not_found', 'no such message');
          if (place <= visitor.seenUpTo || visitor.last === undefined) return;
          visitor.seenUpTo = place;
          tell(visitor, { type: 'seen', upTo }, listener);
          tellDesk({ type: 'seen', conversation: visitor.last.current.id, upTo });
        },
        rate(id, rating) {
          const entry = visitor.conversations.get(id) ?? refuse('not_found', 'no such conversation');
          const { score } = rating;
          if (entry.current.phase !== 'ended')
            refuse('bad_value', 'the conversation is still running: end it first');
          if (![1, 2, 3, 4, 5].includes(score)) refuse('bad_value', `score: expected 1 to 5, got ${score}`);
          if (entry.current.rating) refuse('already_rated', 'this conversation has its rating');
          update(entry, { ...entry.current, rating });
        },
        end() {
          const entry = visitor.last;
          if (entry === undefined || entry.current.phase === 'ended') {
            return refuse('no_conversation', 'nothing is running');
          }
          finish(entry, 'visitor');
        },
        leave(note) {
          if (visitor.notes.has(note.clientId)) return;
          checkParts([{ kind: 'text', text: note.text }], memoryCapabilities.maxText);
          visitor.notes.add(note.clientId);
          tellDesk({ type: 'note', note });
        },
        context(patch) {
          visitor.context = { ...visitor.context, ...patch };
          here();
        },
        detach() {
          if (visitor.listeners.delete(listener)) here();
        },
      };
    },
    watch(desk) {
      desks.add(desk);
      return () => void desks.delete(desk);
    },
    take(id) {
      const taken = take(runningEntry(id));
      requeue();
      return taken;
    },
    say(id, parts, from = 'operator') {
      const entry = runningEntry(id);
      const author = entry.current.operator;
      return append(entry, { from, parts: parts as Part[], ...(author && { author }) });
    },
    type(id, on) {
      const { current, visitor } = runningEntry(id);
      tell(visitor, { type: 'typing', on, ttlMs: 6000, ...(current.operator && { by: current.operator }) });
    },
    read(id, upTo) {
      const { visitor } = runningEntry(id);
      const place = visitor.log.find(upTo);
      if (place <= visitor.readUpTo) return;
      visitor.readUpTo = place;
      tell(visitor, { type: 'receipt', receipt: 'read', upTo });
    },
    end: (id) => finish(runningEntry(id), 'operator'),
    contextOf: (id) => runningEntry(id).visitor.context,
    setOnline(value) {
      online = value;
      for (const visitor of visitors.values())
        tell(visitor, { type: 'availability', availability: availability() });
      requeue();
    },
    cut: cutAll,
    forget() {
      cutAll(new ChatError('connection_lost', { message: 'the backend has forgotten every session' }));
      for (const { files } of visitors.values())
        for (const { url } of files.values()) URL.revokeObjectURL(url);
      for (const entry of [...routing.running]) routing.remove(entry);
      visitors.clear();
    },
  };
}
