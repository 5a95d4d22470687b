import type { OfflineNote, VisitorContext } from '@comptoir/transport';
import type { Dossier, DossierConversation } from '../privacyStore.js';
import { toEntry } from './append.js';
import { conversationColumns, toConversationRecord } from './conversationRows.js';
import type { Database, Row } from './database.js';
import { toFile } from './files.js';
import { isMessage } from './readLog.js';

const optional = (name: string, value: unknown): object => (value === null ? {} : { [name]: Number(value) });

function toConversation(db: Database, row: Row): DossierConversation {
  const { id, intent, endedAt, rating } = toConversationRecord(row);
  const messages = db.all(`select * from messages where conversation = ? and ${isMessage} order by seq`, id);
  return {
    id,
    intent,
    openedAt: Number(row.opened_at),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(rating === undefined ? {} : { rating }),
    messages: messages.map((message) => toEntry(message).message),
  };
}

/** See `PrivacyStore.dossier`. */
export function readDossier(db: Database, visitor: string): Dossier | undefined {
  const row = db.get('select * from visitors where id = ?', visitor);
  if (row === undefined) return undefined;
  const conversations = db.all(
    `select ${conversationColumns} from conversations c where c.visitor = ? order by c.n`,
    visitor,
  );
  const notes = db.all('select at, body from notes where visitor = ? order by entry', visitor);
  const files = db.all(
    `select * from files where owner = 'visitor:' || ?1 or id in
       (select u.file from file_uses u join messages m on m.id = u.message where m.visitor = ?1) order by at, id`,
    visitor,
  );
  const sessions = db.all('select * from visitor_sessions where visitor = ? order by at', visitor);
  return {
    visitor: {
      id: visitor,
      ...(row.subject === null ? {} : { subject: String(row.subject) }),
      createdAt: Number(row.created_at),
      seenAt: Number(row.seen_at),
      ...optional('bannedAt', row.banned_at),
      context: JSON.parse(String(row.context)) as VisitorContext,
    },
    sessions: sessions.map((session) => ({
      state: String(session.state),
      at: Number(session.at),
      ...optional('provenUntil', session.proven_until),
    })),
    conversations: conversations.map((conversation) => toConversation(db, conversation)),
    notes: notes.map((note) => ({
      ...(JSON.parse(String(note.body)) as OfflineNote),
      at: Number(note.at),
    })),
    files: files.map(toFile),
  };
}
