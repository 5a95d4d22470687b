import { join } from 'node:path';
import type { SessionToken } from '@comptoir/transport';
import { databaseName } from '../../../server/src/createServer.js';
import { hashToken } from '../../../server/src/security/randomToken.js';
import { toEntry } from '../../../server/src/storage/sqlite/append.js';
import { openDatabase } from '../../../server/src/storage/sqlite/database.js';
import { isThere } from '../../../server/src/storage/sqlite/readLog.js';
import type { LogMessage } from '../../src/history/historyEvent.js';
import { toSeen } from './toSeen.js';

/**
 * Everything that is stored of one visitor, read from the disk: a token that was signed out opens no connection any
 * more, but for ten minutes the database knows whose it was.
 *
 * @throws Error for a token that this server has not given, or no longer knows.
 */
export function readLog(dataDir: string, token: SessionToken): readonly LogMessage[] {
  const db = openDatabase(join(dataDir, databaseName));
  try {
    const session = db.get('select visitor from visitor_sessions where token_hash = ?', hashToken(token));
    if (session === undefined) throw new Error('the database does not know whose token this is');
    const rows = db.all(
      `select * from messages where visitor = ? and ${isThere} order by n, seq`,
      String(session.visitor),
    );
    return rows
      .map((row) => toEntry(row).message)
      .map((message) => ({ ...toSeen(message), conversation: message.conversation }));
  } finally {
    db.close();
  }
}
