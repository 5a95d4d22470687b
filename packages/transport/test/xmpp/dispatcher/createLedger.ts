import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Conversation, OfflineNote } from '../../../src/model.js';
import type { DeskRecord, JournalLine } from './DeskRecord.js';

/** What the dispatcher knows, on paper: every change is a line of a file, so that a restart loses nothing. */
export interface Ledger {
  readonly records: Map<string, DeskRecord>;
  readonly notes: Map<string, OfflineNote>;
  /** Full addresses of the operators who were there last. */
  readonly staff: ReadonlySet<string>;
  write(line: JournalLine): void;
  byConversation(id: string): DeskRecord | undefined;
}

/** The conversation that runs in a room. */
export function runningIn(record: DeskRecord): Conversation | undefined {
  const last = record.conversations.at(-1);
  return last?.phase === 'ended' ? undefined : last;
}

/**
 * Opens the ledger in the file `journal`, and leaves in it what counts: of every room its last line. A line that was
 * being written when everything ended has no end, and never counted.
 */
export function createLedger(journal: string): Ledger {
  const records = new Map<string, DeskRecord>();
  const notes = new Map<string, OfflineNote>();
  const staff = new Set<string>();

  function note(line: JournalLine): void {
    if ('note' in line) notes.set(line.note.clientId, line.note);
    else if ('record' in line) records.set(line.record.room, line.record);
    else if (line.isThere) staff.add(line.operator);
    else staff.delete(line.operator);
  }

  const lines = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').slice(0, -1) : [];
  for (const line of lines) note(JSON.parse(line) as JournalLine);
  const kept: JournalLine[] = [
    ...[...records.values()].map((record) => ({ record })),
    ...[...notes.values()].map((left) => ({ note: left })),
    ...[...staff].map((operator) => ({ operator, isThere: true })),
  ];
  writeFileSync(`${journal}.new`, kept.map((line) => `${JSON.stringify(line)}\n`).join(''));
  renameSync(`${journal}.new`, journal);

  return {
    records,
    notes,
    staff,
    write(line) {
      note(line);
      appendFileSync(journal, `${JSON.stringify(line)}\n`);
    },
    byConversation: (id) =>
      [...records.values()].find(({ conversations }) => conversations.some((one) => one.id === id)),
  };
}
