import { ChatError, type Message } from '@comptoir/transport';
import type { OperatorRevision, Revised } from '../logStore.js';
import { append, toEntry } from './append.js';
import type { Database, Row } from './database.js';
import { releaseFiles, useFiles } from './fileUses.js';

function mine(db: Database, { operator, conversation, message, change }: OperatorRevision): Row {
  const row = db.get(
    `select m.*, c.phase from messages m join conversations c on c.id = m.conversation
     where m.id = ? and m.conversation = ? and m.kind = 'message' and c.operator = ?
       and (m.sender = 'operator' and m.owner = ? or m.sender = 'visitor' and ? = 'removal')`,
    ...[message, conversation, operator, operator, change.kind],
  );
  if (row !== undefined && (row.state !== 'removed' || change.kind === 'removal')) return row;
  const verb = change.kind === 'edit' ? 'edit' : 'remove';
  const why =
    row === undefined ? 'this is not a message of yours in one of your chats' : 'it has been removed';
  throw new ChatError('not_found', { message: `${verb}.message: ${why}.` });
}

/** Changes the row itself; tells whether there is news in it. */
function apply(db: Database, row: Row, { change }: OperatorRevision): boolean {
  const id = String(row.id);
  const body = JSON.parse(String(row.body)) as Pick<Message, 'parts' | 'author'>;
  if (change.kind === 'removal') {
    releaseFiles(db, id);
    const left = JSON.stringify({ ...body, parts: [] });
    const update = "update messages set state = 'removed', body = ? where id = ? and state <> 'removed'";
    return db.run(update, left, id) > 0;
  }
  if (!body.parts.some(({ kind }) => kind === 'text')) {
    const message = 'edit.message: a message without text cannot be changed; remove it and send another one.';
    throw new ChatError('bad_value', { message });
  }
  if (row.edit_key !== null && change.clientId <= String(row.edit_key)) return false;
  // Also where nothing else changes: what was asked for before that is out of date now.
  db.run('update messages set edit_key = ? where id = ?', change.clientId, id);
  const text = JSON.stringify({ ...body, parts: change.parts });
  if (text === JSON.stringify(body)) return false;
  useFiles(db, id, change.parts);
  releaseFiles(db, id, change.parts);
  db.run("update messages set state = 'edited', body = ? where id = ?", text, id);
  return true;
}

/** See `LogStore.revise`. */
export function revise(db: Database, revision: OperatorRevision): Revised {
  return db.transaction(() => {
    const row = mine(db, revision);
    const visitor = String(row.visitor);
    const newest = db.get(
      'select id, n from conversations where visitor = ? order by n desc limit 1',
      visitor,
    );
    const grown = String(newest?.id);
    const changed = apply(db, row, revision);
    if (changed) {
      append(db, {
        conversation: grown,
        visitor,
        n: Number(newest?.n),
        sender: 'system',
        owner: revision.operator,
        at: revision.at,
        parts: [],
        revises: { kind: revision.change.kind, target: revision.message },
      });
    }
    const now = db.get('select * from messages where id = ?', revision.message) ?? row;
    return { entry: toEntry(now), changed, grown, ended: row.phase === 'ended' };
  });
}
