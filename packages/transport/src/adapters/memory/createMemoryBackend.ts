import { ChatError } from '../../errors.js';
import type { Availability, Conversation, ConversationId, Message, Notice, Part } from '../../model.js';
import type { Outgoing, Sent, TransportEvent } from '../../transport.js';
import type { DeskEvent, MemoryBackend, MemoryBackendOptions, VisitorListener } from './backend.js';
import { checkParts, refuse } from './checkParts.js';
import { createRevisions } from './createRevisions.js';
import { createRouting } from './createRouting.js';
import { createVisitor, type Entry, type Visitor } from './createVisitor.js';
import { createVisitorPort } from './createVisitorPort.js';
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
  const revisions = createRevisions(tell, tellDesk);
  let online = true;
  let count = 0;

  const availability = (): Availability => ({
    online: online && Object.values(routing.intents()).some(Boolean),
    intents: Object.fromEntries(
      Object.entries(routing.intents()).map(([intent, served]) => [intent, online && served]),
    ),
  });

  function tell(visitor: Visitor, event: TransportEvent, except?: VisitorListener): void {
    for (const listener of visitor.listeners) if (listener !== except) listener.event(event);
  }

  function tellAvailability(): void {
    const event = { type: 'availability', availability: availability() } as const;
    for (const visitor of visitors.values()) tell(visitor, event);
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
    const operator = online ? routing.free(intent) : undefined;
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

  function anyEntry(id: ConversationId): Entry {
    const found = [...visitors.values()].flatMap(({ conversations }) => conversations.get(id) ?? []);
    return found[0] ?? refuse('not_found', `there is no conversation ${id}`);
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
      const known = visitors.get(session) ?? refuse('token_unknown', 'this session is not known here');
      return known.isBanned ? refuse('banned', 'this visitor has been shut out') : known;
    }
    const visitor = createVisitor();
    visitors.set(visitor.token, visitor);
    return visitor;
  }

  function cut(visitor: Visitor, error: ChatError): void {
    const listeners = [...visitor.listeners];
    visitor.listeners.clear();
    for (const listener of listeners) listener.cut(error);
    if (visitor.last) presence(visitor.last);
  }

  function cutAll(error: ChatError): void {
    for (const visitor of visitors.values()) cut(visitor, error);
  }

  function withdraw(operator: string): void {
    for (const entry of [...routing.running]) {
      const { id, intent, operator: own } = entry.current;
      if (own?.id !== operator) continue;
      // Without a place in the queue: `requeue` gives one, or another operator.
      entry.current = { id, intent, phase: 'queued' };
      notice(entry, { code: 'operator_left', name: own.name });
    }
    requeue();
  }

  return {
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
    edit: (id, message, parts) => revisions.edit(anyEntry(id), message, parts),
    remove: (id, message) => revisions.remove(anyEntry(id), message),
    transfer(id, operator) {
      const entry = runningEntry(id);
      const { current } = entry;
      const colleague = routing.colleague(operator);
      if (current.operator === undefined || current.operator.id === operator || colleague === undefined) {
        return refuse('not_found', 'nobody holds it, or no other operator of this id is there');
      }
      if (!colleague.isFree) refuse('queue_full', `${colleague.person.name} has ${cap} conversations`, cap);
      notice(entry, { code: 'operator_left', name: current.operator.name });
      update(entry, { ...current, operator: colleague.person });
      notice(entry, { code: 'operator_joined', name: colleague.person.name });
      requeue();
      return colleague.person.name;
    },
    ban(id) {
      const { visitor } = anyEntry(id);
      visitor.isBanned = true;
      cut(visitor, new ChatError('banned', { message: 'the operator has shut this visitor out' }));
      if (visitor.last && visitor.last.current.phase !== 'ended') finish(visitor.last, 'operator');
    },
    setPresent(operator, present) {
      routing.setPresent(operator, present);
      if (present) requeue();
      else withdraw(operator);
      tellAvailability();
    },
    contextOf: (id) => runningEntry(id).visitor.context,
    setOnline(value) {
      online = value;
      tellAvailability();
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
