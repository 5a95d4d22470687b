import { ChatError } from '@comptoir/transport';
import type { Database } from './database.js';

/**
 * Lets nothing in that was under way when its visitor was deleted, or became another one: nobody could find it again,
 * neither to show nor to delete it. Only inside the transaction that stores it.
 *
 * @throws ChatError `visitor_deleted`, or `token_replaced` when his log is another visitor's now.
 */
export function refuseGone(db: Database, visitor: string): void {
  if (db.get('select 1 from visitors where id = ?', visitor) !== undefined) return;
  if (db.get('select 1 from deletions where visitor = ?', visitor) !== undefined) {
    throw new ChatError('visitor_deleted', { message: 'Everything about this visitor has been deleted.' });
  }
  const message = 'Who the visitor is has been said anew; come back with the newest token.';
  throw new ChatError('token_replaced', { message });
}
