import { randomToken } from '../../security/randomToken.js';
import type { StoredSend, VisitorSend } from '../logStore.js';
import { append, appendNotice, toEntry } from './append.js';
import { operatorName } from './conversationRows.js';
import type { Database } from './database.js';
import { enqueue } from './enqueue.js';
import { refuseBanned } from './refuseBanned.js';
import { refuseGone } from './refuseGone.js';

interface Running {
  readonly id: string;
  readonly visitor: string;
  readonly n: number;
}

function open(db: Database, { visitor, intent, fallback, groupOf, at }: VisitorSend): Running {
  const row = db.get('select coalesce(max(n), 0) + 1 as n from conversations where visitor = ?', visitor);
  const running = { id: randomToken(12), visitor, n: Number(row?.n) };
  const wish = intent ?? fallback;
  db.run(
    `insert into conversations (id, visitor, n, intent, team, phase, opened_at, queued_at, queue_rank)
     values (?, ?, ?, ?, ?, 'queued', ?, ?, 0)`,
    ...[running.id, visitor, running.n, wish, groupOf(wish), at, at],
  );
  enqueue(db, running.id, wish, groupOf(wish), at);
  return running;
}

/** See `LogStore.sendAsVisitor`. */
export function sendAsVisitor(db: Database, send: VisitorSend): StoredSend {
  const { visitor, clientId, parts, intent, groupOf, at } = send;
  return db.transaction(() => {
    const first = db.get('select * from messages where owner = ? and client_id = ?', visitor, clientId);
    if (first !== undefined) {
      const removed = first.state === 'removed';
      return { entry: toEntry(first), duplicate: true, queued: false, ...(removed ? { removed } : {}) };
    }

    // Here, and not only at the door: a frame may have been under way when the ban came.
    refuseBanned(db, visitor);
    refuseGone(db, visitor);
    const row = db.get("select * from conversations where visitor = ? and phase <> 'ended'", visitor);
    const running = row === undefined ? open(db, send) : { id: String(row.id), visitor, n: Number(row.n) };
    const handedOver = row !== undefined && intent !== undefined && intent !== row.intent;
    const leftOperator = handedOver && row.operator !== null ? String(row.operator) : undefined;
    if (handedOver) {
      enqueue(db, running.id, intent, groupOf(intent), at);
      if (leftOperator !== undefined) {
        db.run('update operators set busy_at = ? where id = ?', at, leftOperator);
        appendNotice(db, running, { code: 'operator_left', name: operatorName(db, leftOperator) }, at);
      }
    }
    const { id, n } = running;
    const entry = append(db, {
      conversation: id,
      visitor,
      n,
      sender: 'visitor',
      owner: visitor,
      clientId,
      at,
      parts,
    });
    return {
      entry,
      duplicate: false,
      queued: row === undefined || handedOver,
      ...(leftOperator === undefined ? {} : { leftOperator }),
    };
  });
}
