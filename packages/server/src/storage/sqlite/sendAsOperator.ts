import { ChatError } from '@comptoir/transport';
import type { OperatorSend, StoredSend } from '../logStore.js';
import { append, toEntry } from './append.js';
import type { Database } from './database.js';

/** See `LogStore.sendAsOperator`. */
export function sendAsOperator(db: Database, send: OperatorSend): StoredSend {
  const { operator, conversation, clientId, parts, at } = send;
  return db.transaction(() => {
    const first = db.get('select * from messages where owner = ? and client_id = ?', operator.id, clientId);
    if (first !== undefined) {
      const removed = first.state === 'removed';
      return { entry: toEntry(first), duplicate: true, queued: false, ...(removed ? { removed } : {}) };
    }

    const row = db.get(
      'select * from conversations where id = ? and operator = ?',
      conversation,
      operator.id,
    );
    if (row === undefined) {
      throw new ChatError('not_found', { message: 'send: this conversation is not one of your chats.' });
    }
    if (row.phase === 'ended') {
      throw new ChatError('conversation_ended', {
        message: 'send: the conversation is over; the visitor opens the next one by writing.',
      });
    }
    db.run('update conversations set answered_at = coalesce(answered_at, ?) where id = ?', at, conversation);
    const entry = append(db, {
      conversation,
      visitor: String(row.visitor),
      n: Number(row.n),
      sender: 'operator',
      owner: operator.id,
      clientId,
      at,
      parts,
      author: operator,
    });
    return { entry, duplicate: false, queued: false };
  });
}
