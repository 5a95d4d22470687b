import type { Message, Notice, Part, Person, Sender } from '@comptoir/transport';
import { randomToken } from '../../security/randomToken.js';
import type { LogEntry } from '../logStore.js';
import { type LogPlace, toOrder } from '../position.js';
import type { Database, Row } from './database.js';
import { useFiles } from './fileUses.js';

/** A message that has not got its place yet. */
export interface NewEntry {
  readonly conversation: string;
  readonly visitor: string;
  readonly n: number;
  readonly sender: Sender;
  /** Whose client ids these are: a visitor's or an operator's id. */
  readonly owner: string;
  readonly clientId?: string;
  readonly at: number;
  readonly parts: readonly Part[];
  readonly author?: Person;
  /** What this row does to an earlier one; absent: it is a message of its own. */
  readonly revises?: { readonly kind: 'edit' | 'removal'; readonly target: string };
}

/** Where a row stands. */
export function toPlace(row: Row): LogPlace {
  return { n: Number(row.n), seq: Number(row.seq), row: String(row.id) };
}

/** Reads a row of `messages` that is a message. */
export function toEntry(row: Row): LogEntry {
  const position = toPlace(row);
  const body = JSON.parse(String(row.body)) as Pick<Message, 'parts' | 'author'>;
  return {
    visitor: String(row.visitor),
    position,
    message: {
      id: String(row.id),
      ...(row.client_id === null ? {} : { clientId: String(row.client_id) }),
      order: toOrder(position),
      conversation: String(row.conversation),
      at: Number(row.at),
      from: row.sender as Sender,
      ...body,
      ...(row.state === 'edited' ? { edited: true } : {}),
      ...(row.state === 'removed' ? { removed: true } : {}),
    },
  };
}

/** Gives the next `seq` and stores. Only inside a transaction: the number and the row belong together. */
export function append(db: Database, entry: NewEntry): LogEntry {
  db.run('update conversations set last_seq = last_seq + 1 where id = ?', entry.conversation);
  const seq = Number(db.get('select last_seq from conversations where id = ?', entry.conversation)?.last_seq);
  const body = { parts: entry.parts, ...(entry.author === undefined ? {} : { author: entry.author }) };
  const id = randomToken(12);
  db.run(
    `insert into messages (id, conversation, visitor, n, seq, sender, owner, client_id, at, body, kind, target)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, entry.conversation, entry.visitor, entry.n, seq, entry.sender, entry.owner, entry.clientId],
    ...[entry.at, JSON.stringify(body), entry.revises?.kind ?? 'message', entry.revises?.target],
  );
  useFiles(db, id, entry.parts);
  const row = db.get('select * from messages where id = ?', id);
  if (row === undefined) throw new Error('The message just stored is not there.');
  return toEntry(row);
}

/** Stores what happened to a conversation as a message of the system. */
export function appendNotice(
  db: Database,
  conversation: { readonly id: string; readonly visitor: string; readonly n: number },
  notice: Notice,
  at: number,
): LogEntry {
  const { id, visitor, n } = conversation;
  const parts = [{ kind: 'notice', notice } as const];
  return append(db, { conversation: id, visitor, n, sender: 'system', owner: 'system', at, parts });
}
