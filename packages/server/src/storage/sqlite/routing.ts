import { ChatError } from '@comptoir/transport';
import type { Candidate } from '../../routing/assign.js';
import type { ConversationRecord, ConversationStore } from '../conversationStore.js';
import { appendNotice } from './append.js';
import {
  conversationById,
  conversationColumns,
  operatorName,
  toConversationRecord,
} from './conversationRows.js';
import type { Database } from './database.js';
import { load } from './load.js';
import { transfer } from './transfer.js';

/** All that wait, in the order of their queues. Places are counted here: one query per place is too many. */
export function queue(db: Database): readonly ConversationRecord[] {
  const places = new Map<string, number>();
  return db
    .all("select *, 0 as position from conversations where phase = 'queued' order by queue_rank, queued_at")
    .map((row) => {
      const record = toConversationRecord(row);
      const position = (places.get(record.group) ?? 0) + 1;
      places.set(record.group, position);
      return { ...record, position };
    });
}

function give(db: Database, waiting: ConversationRecord, operator: string, at: number): void {
  db.run(
    `insert into waits (team, assigned_at, wait_ms, position)
     select team, ?, max(0, ? - queued_at), queue_position from conversations where id = ?`,
    ...[at, at, waiting.id],
  );
  db.run("update conversations set phase = 'open', operator = ? where id = ?", operator, waiting.id);
  db.run('update operators set busy_at = ? where id = ?', at, operator);
  appendNotice(db, waiting, { code: 'operator_joined', name: operatorName(db, operator) }, at);
}

function candidates(db: Database, present: readonly string[]): readonly Candidate[] {
  return present.flatMap((id) => {
    const row = db.get("select groups, busy_at from operators where id = ? and status = 'available'", id);
    if (row === undefined) return [];
    const groups = JSON.parse(String(row.groups)) as string[];
    return [{ operator: id, groups, load: load(db, id), busyAt: Number(row.busy_at) }];
  });
}

/** The routing half of the conversation store: each function is one transaction. */
export function createRouting(
  db: Database,
): Pick<ConversationStore, 'route' | 'take' | 'transfer' | 'loads' | 'release'> {
  return {
    route: async (present, decide, at) =>
      db.transaction(() => {
        const waiting = new Map(queue(db).map((record) => [record.id, record]));
        const lines = [...waiting.values()].map(({ id, group }) => ({ conversation: id, group }));
        const assigned = lines.length === 0 ? [] : decide(lines, candidates(db, present));
        for (const { conversation, operator } of assigned) {
          const record = waiting.get(conversation);
          if (record !== undefined) give(db, record, operator, at);
        }
        return { assigned };
      }),
    take: async (conversation, operator, groups, cap, at) =>
      db.transaction(() => {
        const waiting = conversationById(db, conversation);
        if (waiting === undefined || waiting.phase !== 'queued' || !groups.includes(waiting.group)) {
          throw new ChatError('not_found', {
            message: 'take: this conversation does not wait any more; somebody was faster.',
          });
        }
        if (load(db, operator) >= cap) {
          throw new ChatError('queue_full', {
            message: `take: you have ${cap} chats already, which is the most; end one first.`,
            limit: cap,
          });
        }
        give(db, waiting, operator, at);
      }),
    transfer: async (conversation, hands, cap, at) => transfer(db, conversation, hands, cap, at),
    loads: async () =>
      new Map(
        db
          .all("select operator, count(*) as load from conversations where phase = 'open' group by operator")
          .map((row) => [String(row.operator), Number(row.load)]),
      ),
    release: async (operator, at) =>
      db.transaction(() => {
        const rows = db.all(
          `select ${conversationColumns} from conversations c where c.operator = ? and c.phase = 'open'
           order by c.queued_at desc, c.queue_rank desc`,
          operator,
        );
        const name = operatorName(db, operator);
        return rows.map((row) => {
          const record = toConversationRecord(row);
          // Walking from the youngest to the oldest, each goes before the head: the oldest ends up first.
          db.run(
            `update conversations set phase = 'queued', operator = null, queued_at = ?, queue_position = 1, queue_rank =
               (select coalesce(min(queue_rank), 1) - 1 from conversations where phase = 'queued')
             where id = ?`,
            ...[at, record.id],
          );
          appendNotice(db, record, { code: 'operator_left', name }, at);
          return record;
        });
      }),
  };
}
