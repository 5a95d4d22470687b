import { randomBytes } from 'node:crypto';
import type { Conversation } from '../../../src/model.js';
import { type Ledger, runningIn } from './createLedger.js';
import { createQueue, type Queue } from './createQueue.js';
import type { Voice } from './createVoice.js';
import type { DeskRecord, Operator } from './DeskRecord.js';
import { Refusal } from './Refusal.js';

/** Who is served by whom, and when. */
export interface Routing {
  readonly queue: Queue;
  /** Serves whoever can be served, and tells the others where they stand. */
  pump(): void;
  /** Opens a conversation with this intent, or hands the running one over to it. */
  begin(record: DeskRecord, intent: string): void;
  /** The operator has come into the room. */
  open(record: DeskRecord, operator: Operator): void;
  /** Goes on after an interruption: who is still there keeps his chats, and is invited again where he is not in the room. */
  resume(list: readonly DeskRecord[]): void;
  /** Brings chats whose operator has gone back to the head of the queue. */
  requeue(list: readonly DeskRecord[]): void;
  invite(record: DeskRecord, operator: Operator): void;
  /** @throws Refusal `no_conversation` when nothing runs. */
  end(record: DeskRecord, by: 'visitor' | 'operator'): void;
}

/** What routing needs. */
export interface RoutingOptions {
  readonly ledger: Ledger;
  readonly voice: Voice;
  readonly operators: ReadonlyMap<string, Operator>;
  readonly capacity: number;
  /** Whether this operator is in the room already. */
  readonly isThere: (room: string, bare: string) => boolean;
}

/** Makes the routing: first come first served, the least loaded operator first. */
export function createRouting({ ledger, voice, operators, capacity, isThere }: RoutingOptions): Routing {
  const { records } = ledger;
  const queue = createQueue(capacity);
  // Whoever waited when the journal was written stands where he stood.
  const placeOf = (record: DeskRecord) => runningIn(record)?.queue?.position ?? Number.MAX_SAFE_INTEGER;
  const waiting = [...records.values()].filter((record) => runningIn(record) && !record.operator);
  waiting.sort((one, other) => placeOf(one) - placeOf(other));
  queue.put(
    waiting.map(({ room }) => room),
    'end',
  );

  function change(
    record: DeskRecord,
    next: Partial<Conversation>,
    without: readonly (keyof Conversation)[] = [],
  ): void {
    const last = record.conversations.pop();
    if (!last) return;
    const kept = Object.entries(last).filter(([key]) => !without.includes(key as keyof Conversation));
    record.conversations.push({ ...Object.fromEntries(kept), ...next } as Conversation);
    voice.tell(record);
  }

  const routing: Routing = {
    queue,
    pump() {
      for (;;) {
        const next = queue.next(operators.values(), records.values());
        const record = next && records.get(next.room);
        if (!next) break;
        if (!record || !runningIn(record)) continue;
        routing.invite(record, next.operator);
        if (runningIn(record)?.phase === 'queued') change(record, {}, ['queue']);
      }
      queue.waiting.forEach((room, index) => {
        const record = records.get(room);
        const position = index + 1;
        if (record && runningIn(record)?.queue?.position !== position)
          change(record, { queue: { position } });
      });
    },
    begin(record, intent) {
      if (runningIn(record)) {
        record.operator = undefined;
        change(record, { intent, phase: 'queued' }, ['operator', 'queue']);
      } else {
        record.conversations.push({ id: randomBytes(8).toString('hex'), intent, phase: 'queued' });
        voice.tell(record);
      }
      queue.put([record.room], 'end');
      routing.pump();
    },
    open(record, operator) {
      const person = { id: operator.name, name: operator.name };
      const { phase, operator: served } = runningIn(record) ?? {};
      if (phase === 'open' && served?.id === person.id) return;
      voice.note(record, { code: 'operator_joined', name: operator.name });
      change(record, { phase: 'open', operator: person }, ['queue']);
    },
    resume(list) {
      for (const record of list) {
        const operator = operators.get(record.operator ?? '');
        if (operator) routing.invite(record, operator);
      }
      routing.requeue(list.filter(({ operator }) => operator !== undefined && !operators.has(operator)));
    },
    requeue(list) {
      for (const record of list) {
        const name = runningIn(record)?.operator?.name;
        record.operator = undefined;
        if (name !== undefined) voice.note(record, { code: 'operator_left', name });
        change(record, { phase: 'queued' }, ['operator', 'queue']);
      }
      queue.put(
        list.map(({ room }) => room),
        'head',
      );
      routing.pump();
    },
    invite(record, operator) {
      record.operator = operator.bare;
      operator.since = Date.now();
      voice.invite(record, operator);
      if (isThere(record.room, operator.bare)) routing.open(record, operator);
    },
    end(record, by) {
      if (!runningIn(record)) throw new Refusal('no_conversation');
      queue.remove(record.room);
      record.operator = undefined;
      voice.note(record, { code: 'conversation_ended', by });
      change(record, { phase: 'ended', endedAt: Date.now() }, ['queue']);
      routing.pump();
    },
  };
  return routing;
}
