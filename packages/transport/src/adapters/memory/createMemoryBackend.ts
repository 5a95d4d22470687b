import { ChatError } from '../../errors.js';
import type { ConversationId } from '../../model.js';
import type { MemoryBackend, MemoryBackendOptions } from './backend.js';
import { refuse } from './checkParts.js';
import { createMemoryCounter } from './createMemoryCounter.js';
import { createRevisions } from './createRevisions.js';
import { toPerson } from './createRouting.js';
import type { Entry, Visitor } from './createVisitor.js';

/**
 * Makes a backend that lives in memory: a dense log per visitor, unique client ids, cursors, routing with a
 * queue, and a desk that can do whatever a desk can. It has no timers and knows no latency; the adapter and the
 * script bring those.
 */
export function createMemoryBackend(options: MemoryBackendOptions = {}): MemoryBackend {
  const { cap = 4 } = options;
  const behind = createMemoryCounter(options);
  const { counter, visitors, routing, notice, update, finish, requeue, runningEntry } = behind;
  const revisions = createRevisions(behind.tell, behind.tellDesk);
  const gone = new Set<string>();
  /** Tokens of those who were shut out. */
  const banned = new Set<string>();
  const everybody = routing.present;
  const present = () => everybody().filter(({ id }) => !gone.has(id));
  let online = true;
  routing.present = () => (online ? present() : []);

  function tellAvailability(): void {
    const event = { type: 'availability', availability: behind.availability() } as const;
    for (const visitor of visitors.values()) behind.tell(visitor, event);
  }

  function anyEntry(id: ConversationId): Entry {
    const found = [...visitors.values()].flatMap(({ conversations }) => conversations.get(id) ?? []);
    return found[0] ?? refuse('not_found', `there is no conversation ${id}`);
  }

  function cut(visitor: Visitor, error: ChatError): void {
    const listeners = [...visitor.listeners];
    visitor.listeners.clear();
    for (const listener of listeners) listener.cut(error);
    if (visitor.last) behind.presence(visitor.last);
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
    ...counter,
    attach(hello, listener) {
      if (banned.has(hello.session ?? '')) refuse('banned', 'this visitor has been shut out');
      return counter.attach(hello, listener);
    },
    edit: (id, message, parts) => revisions.edit(anyEntry(id), message, parts),
    remove: (id, message) => revisions.remove(anyEntry(id), message),
    transfer(id, operator) {
      const entry = runningEntry(id);
      const { current } = entry;
      const colleague = present().find((one) => one.id === operator);
      if (current.operator === undefined || current.operator.id === operator || colleague === undefined) {
        return refuse('not_found', 'nobody holds it, or no other operator of this id is there');
      }
      if (routing.load(colleague) >= cap)
        refuse('queue_full', `${colleague.name} has ${cap} conversations`, cap);
      notice(entry, { code: 'operator_left', name: current.operator.name });
      update(entry, { ...current, operator: toPerson(colleague) });
      notice(entry, { code: 'operator_joined', name: colleague.name });
      requeue();
      return colleague.name;
    },
    ban(id) {
      const { visitor } = anyEntry(id);
      banned.add(visitor.token);
      cut(visitor, new ChatError('banned', { message: 'the operator has shut this visitor out' }));
      if (visitor.last && visitor.last.current.phase !== 'ended') finish(visitor.last, 'operator');
    },
    setPresent(operator, present) {
      if (present) {
        gone.delete(operator);
        requeue();
      } else {
        gone.add(operator);
        withdraw(operator);
      }
      tellAvailability();
    },
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
      banned.clear();
    },
  };
}
