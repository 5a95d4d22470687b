import type { Availability, Conversation, ConversationId, Message, Notice, Part } from '../../model.js';
import type { Outgoing, Sent, TransportEvent } from '../../transport.js';
import type { DeskEvent, MemoryBackendOptions, MemoryCounter, VisitorListener } from './backend.js';
import { checkParts, refuse } from './checkParts.js';
import { createRouting, type Routing } from './createRouting.js';
import { createVisitor, type Entry, type Visitor } from './createVisitor.js';
import { createVisitorPort } from './createVisitorPort.js';
import { memoryCapabilities } from './memoryCapabilities.js';
import { snapshotOf } from './snapshotOf.js';

/** The counter with what stands behind it, for those who do more there than answer. */
export interface BehindCounter {
  readonly counter: MemoryCounter;
  readonly visitors: Map<string, Visitor>;
  readonly routing: Routing<Entry>;
  availability(): Availability;
  tell(visitor: Visitor, event: TransportEvent): void;
  tellDesk(event: DeskEvent): void;
  notice(entry: Entry, notice: Notice): void;
  update(entry: Entry, conversation: Conversation): void;
  finish(entry: Entry, by: 'visitor' | 'operator'): void;
  /** Gives free places to those who wait, and the others their place in the queue. */
  requeue(): void;
  /** Tells the desk who the visitor of a conversation is, and whether he is there. */
  presence(entry: Entry): void;
  /** @throws ChatError `not_found` */
  runningEntry(id: ConversationId): Entry;
}

/**
 * Makes as much of the backend in memory as visitors and a scripted operator need: a dense log per visitor, unique
 * client ids, cursors, routing with a queue. It has no timers and knows no latency; the adapter and the script bring
 * those.
 */
export function createMemoryCounter(options: MemoryBackendOptions): BehindCounter {
  const { operators = [{ id: 'anna', name: 'Anna' }], cap = 4, autoAssign = true, now = Date.now } = options;
  const visitors = new Map<string, Visitor>();
  const desks = new Set<(event: DeskEvent) => void>();
  const routing = createRouting<Entry>(operators, cap);
  let count = 0;

  const availability = (): Availability => {
    const intents = routing.intents();
    return { online: Object.values(intents).some(Boolean), intents };
  };

  function tell(visitor: Visitor, event: TransportEvent, except?: VisitorListener): void {
    for (const listener of visitor.listeners) if (listener !== except) listener.event(event);
  }

  function tellDesk(event: DeskEvent): void {
    for (const desk of [...desks]) desk(event);
  }

  function append(entry: Entry, rest: Pick<Message, 'from' | 'parts'> & Partial<Message>): Message {
    const { log } = entry.visitor;
    const message = log.append({ conversation: entry.current.id, at: now(), ...rest });
    tell(entry.visitor, { type: 'message', message, cursor: log.cursor(log.end) });
    tellDesk({ type: 'message', message });
    if (message.from === 'visitor') {
      entry.visitor.own = message.id;
      delivered(entry);
    }
    return message;
  }

  function notice(entry: Entry, notice: Notice): void {
    append(entry, { from: 'system', parts: [{ kind: 'notice', notice }] });
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
    const operator = routing.free(intent);
    if (operator === undefined) return false;
    routing.waited(now() - entry.since);
    update(entry, { id, intent, phase: 'open', operator });
    notice(entry, { code: 'operator_joined', name: operator.name });
    delivered(entry);
    return true;
  }

  function finish(entry: Entry, by: 'visitor' | 'operator'): void {
    const { queue: _, ...current } = entry.current;
    routing.remove(entry);
    notice(entry, { code: 'conversation_ended', by });
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
    const known = log.byClientId(clientId);
    if (known) return { message: known.message, cursor: log.cursor(known.place), duplicate: true };
    checkParts(parts, memoryCapabilities.maxText);
    const message = append(conversationFor(visitor, intent), { from: 'visitor', clientId, parts });
    const place = log.end;
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
    if (session !== undefined) {
      return visitors.get(session) ?? refuse('token_unknown', 'this session is not known here');
    }
    const visitor = createVisitor();
    visitors.set(visitor.token, visitor);
    return visitor;
  }

  const counter: MemoryCounter = {
    attach(hello, listener) {
      const visitor = greet(hello.session);
      visitor.context = { ...visitor.context, ...hello.context };
      visitor.listeners.add(listener);
      const here = () => visitor.last && presence(visitor.last);
      here();
      const { snapshot, rest } = snapshotOf(visitor, hello.cursor, availability(), now());
      for (const event of rest) listener.event(event);
      return createVisitorPort({ visitor, listener, snapshot, here, send, finish, update, tell, tellDesk });
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
      const author = from === 'operator' ? entry.current.operator : undefined;
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
  };

  return {
    counter,
    visitors,
    routing,
    availability,
    tell,
    tellDesk,
    notice,
    update,
    finish,
    requeue,
    presence,
    runningEntry,
  };
}
