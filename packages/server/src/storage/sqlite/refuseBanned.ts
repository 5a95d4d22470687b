import { ChatError } from '@comptoir/transport';
import type { Database } from './database.js';

/** Lets nothing of a visitor in who has been shut out. @throws ChatError `banned` */
export function refuseBanned(db: Database, visitor: string): void {
  if (db.get('select 1 from visitors where id = ? and banned_at is not null', visitor) === undefined) return;
  throw new ChatError('banned', { message: 'This visitor has been shut out; do not come back.' });
}
