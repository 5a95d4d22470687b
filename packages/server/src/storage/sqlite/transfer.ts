import { ChatError } from '@comptoir/transport';
import { appendNotice } from './append.js';
import { conversationById, operatorName } from './conversationRows.js';
import type { Database } from './database.js';
import { load } from './load.js';

/** See `ConversationStore.transfer`. */
export function transfer(
  db: Database,
  conversation: string,
  { from, to, present }: { readonly from: string; readonly to: string; readonly present: readonly string[] },
  cap: number,
  at: number,
): void {
  db.transaction(() => {
    const record = conversationById(db, conversation);
    if (record?.phase !== 'open' || record.operator !== from) {
      throw new ChatError('not_found', {
        message: 'transfer.conversation: it is not one of your open chats.',
      });
    }
    const status = db.get("select status from operators where id = ? and password_hash <> ''", to)?.status;
    if (status !== 'available' || !present.includes(to)) {
      throw new ChatError('not_found', { message: 'transfer.to: no such colleague is at work now.' });
    }
    if (load(db, to) >= cap) {
      const message = `transfer.to: this colleague has ${cap} chats already, which is the most.`;
      throw new ChatError('queue_full', { message, limit: cap });
    }
    appendNotice(db, record, { code: 'operator_left', name: operatorName(db, from) }, at);
    db.run('update conversations set operator = ? where id = ?', to, conversation);
    db.run('update operators set busy_at = ? where id in (?, ?)', at, from, to);
    appendNotice(db, record, { code: 'operator_joined', name: operatorName(db, to) }, at);
  });
}
