import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Conversation, OfflineNote } from '../../../src/model.js';
import type { DeskRecord, JournalLine } from './DeskRecord.js';

/** What the dispatcher knows, on paper: every change is a line of a file, so that a restart loses nothing. */
export interface Ledger {
  readonly records: Map<string, DeskRecord>;
  readonly notes: Map<string, OfflineNote>;
  write(line: JournalLine): void;
  byConversation(id: string): DeskRecord | undefined;
}

/** The conversation that runs in a room. */
export function runningIn(record: DeskRecord): Conversation | undefined {
  const last = record.conversations.at(-1);
  return last?.phase === 'ended' ? undefined : last;
}

/** Opens the ledger in the file `journal`. */
export function createLedger(journal: string): Ledger {
  const records = new Map<string, DeskRecord>();
  const notes = new Map<string, OfflineNote>();
  const lines = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n') : [];
  for (const line of lines.filter((text) => text !== '')) {
    const entry = JSON.parse(line) as JournalLine;
    if ('note' in entry) notes.set(entry.note.clientId, entry.note);
    else records.set(entry.record.room, { ...entry.record, operator: undefined });
  }
  return {
    records,
    notes,
    write: (line) => appendFileSync(journal, `${JSON.stringify(line)}\n`),
    byConversation: (id) =>
      [...records.values()].find(({ conversations }) => conversations.some((one) => one.id === id)),
  };
}
