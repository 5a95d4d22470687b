import type { Database } from './database.js';

/** How many chats an operator has open. */
export function load(db: Database, operator: string): number {
  const row = db.get(
    "select count(*) as load from conversations where operator = ? and phase = 'open'",
    operator,
  );
  return Number(row?.load);
}
