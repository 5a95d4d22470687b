import type { OfflineNote } from '@comptoir/transport';
import { visitorName } from '../../operator/visitorName.js';
import type { DeskStore } from '../deskStore.js';
import { conversationColumns, toConversationRecord } from './conversationRows.js';
import type { Database } from './database.js';
import { figuresSince } from './figures.js';
import { refuseBanned } from './refuseBanned.js';
import { refuseGone } from './refuseGone.js';

/** What the desk shows beside the chats, from SQLite. */
export function createDeskStore(db: Database): DeskStore {
  return {
    figures: async (since) => figuresSince(db, since),
    ratings: async (limit) =>
      db
        .all(
          `select ${conversationColumns} from conversations c where c.rated_at is not null
           order by c.rated_at desc limit ?`,
          limit,
        )
        .flatMap((row) => {
          const { id, visitor, intent, rating } = toConversationRecord(row);
          if (rating === undefined) return [];
          return [
            { conversation: id, visitor: visitorName(visitor), intent, rating, at: Number(row.rated_at) },
          ];
        }),
    addNote: async (visitor, note, at) =>
      db.transaction(() => {
        refuseBanned(db, visitor);
        refuseGone(db, visitor);
        const stored = db.run(
          'insert or ignore into notes (visitor, client_id, at, body) values (?, ?, ?, ?)',
          ...[visitor, note.clientId, at, JSON.stringify(note)],
        );
        return stored === 0 ? undefined : { ...note, at };
      }),
    notes: async (limit) =>
      db.all('select at, body from notes order by entry desc limit ?', limit).map((row) => ({
        ...(JSON.parse(String(row.body)) as OfflineNote),
        at: Number(row.at),
      })),
  };
}
