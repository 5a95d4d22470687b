import { ChatError, type ClientId, isChatError } from '@comptoir/transport';
import type { Shelf } from '../environment.js';
import { checkRoom } from './checkRoom.js';
import { isWrittenAhead } from './isWrittenAhead.js';
import { maskEntry } from './maskEntry.js';
import type { Outbox, OutboxChange } from './outbox.js';
import { fromRecord, type OutboxRecord, toRecord } from './record.js';
import { reduceOutbox } from './reduceOutbox.js';

type Records = Shelf['records'];

/** What somebody wrote yesterday is offered to be sent, and no longer sent by itself. */
const maxAgeMs = 86_400_000;

/** Answers each record as `change` wants it: the same object stays untouched, `undefined` is removed. */
function mapRecords(
  records: Records,
  change: (record: OutboxRecord | undefined) => OutboxRecord | undefined,
): Records {
  const next = new Map<number, unknown>();
  for (const [key, value] of records) {
    const record = fromRecord(value);
    const changed = change(record);
    if (changed) next.set(key, changed === record ? value : toRecord(changed));
  }
  return next;
}

/** The records after one change of the messages of `owner`; nobody else's are touched. */
export function changeRecords(records: Records, owner: string, change: OutboxChange): Records {
  return mapRecords(records, (record) => {
    if (record?.owner !== owner) return record;
    const [entry] = reduceOutbox([record.entry], change);
    return entry === record.entry ? record : entry && { owner, entry };
  });
}

/**
 * The records with this message of `owner` failed, as `queue_full`, where those in front of it leave no room for it:
 * another tab may have written them a moment ago.
 */
export function limitRecords(records: Records, owner: string, clientId: ClientId): Records {
  const entries = readEntries(records, owner);
  const index = entries.findIndex((entry) => entry.clientId === clientId);
  const entry = entries[index];
  try {
    if (entry) checkRoom(entries.slice(0, index), entry);
    return records;
  } catch (error) {
    if (!isChatError(error)) throw error;
    return changeRecords(records, owner, { type: 'failed', clientId, error });
  }
}

/**
 * The records as a page should find them: messages of `owner` that are older than a day wait for his word, and
 * what others left behind that long ago is gone, as is what nobody can read.
 */
export function tidyRecords(records: Records, owner: string, now: number): Records {
  return mapRecords(records, (record) => {
    if (record === undefined || now - record.entry.at <= maxAgeMs) return record;
    const { entry } = record;
    if (record.owner !== owner) return undefined;
    if (entry.status !== 'pending') return record;
    // What may have left is not called unsent: it may be stored, or on its way in another tab just now.
    const status = entry.isTried ? 'uncertain' : 'failed';
    return { owner, entry: { ...entry, status, error: new ChatError('timeout') } };
  });
}

/** The records without those of `owner`; without any where none is named. */
export function forgetRecords(records: Records, owner?: string): Records {
  return mapRecords(records, (record) =>
    owner === undefined || record?.owner === owner ? undefined : record,
  );
}

/** The records with those of these messages of `owner` that are missing, each behind the one that it stood behind. */
export function restoreRecords(records: Records, owner: string, entries: Outbox): Records {
  const all = [...records.values()];
  let last = -1;
  for (const entry of entries) {
    const index = all.findIndex((value) => fromRecord(value)?.entry.clientId === entry.clientId);
    if (index >= 0) last = index;
    else all.splice(++last, 0, toRecord({ owner, entry }));
  }
  // Files are not written anew for nothing.
  if (all.length === records.size) return records;
  return new Map(all.map((value, index) => [index - all.length, value]));
}

/**
 * The records with what was sent before the outbox was open behind them, in order, each once. What was
 * `sent` in this tab and is no longer `ahead` was taken over by another tab, and is gone since: it may be stored, so
 * it is not sent blindly. Numbers of cards and bank accounts are masked.
 *
 * @param ahead what was written ahead, by whichever tab of `owner`; never what has files.
 */
export function takeOver(records: Records, owner: string, ahead: Outbox, sent: Outbox): Records {
  const early = [...ahead];
  let last = -1;
  for (const entry of sent) {
    const index = early.findIndex(({ clientId }) => clientId === entry.clientId);
    if (index >= 0) last = index;
    else early.splice(++last, 0, isWrittenAhead(entry) ? { ...entry, isTried: true } : entry);
  }
  const present = readEntries(records, owner);
  let all = records;
  for (const entry of early) {
    const { clientId } = entry;
    if (present.some((one) => one.clientId === clientId)) continue;
    const key = Math.max(0, ...all.keys()) + 1;
    all = limitRecords(
      new Map([...all, [key, toRecord({ owner, entry: maskEntry(entry) })]]),
      owner,
      clientId,
    );
  }
  return all;
}

/** The messages of `owner`, each once, in the order of writing. */
export function readEntries(records: Records, owner: string): Outbox {
  return [...records.values()]
    .flatMap((value) => fromRecord(value) ?? [])
    .filter((record) => record.owner === owner)
    .reduce((outbox: Outbox, { entry }) => reduceOutbox(outbox, { type: 'queued', entry }), []);
}
