import type { Shelf } from '../environment.js';
import type { SessionState } from '../state/sessionState.js';
import type { Vault } from '../storage/createVault.js';
import { keepAhead, readAhead } from './ahead.js';
import {
  changeRecords,
  limitRecords,
  readEntries,
  restoreRecords,
  takeOver,
  tidyRecords,
} from './changeRecords.js';
import { maskEntry } from './maskEntry.js';
import type { Outbox, OutboxChange, OutboxEntry } from './outbox.js';
import { toRecord } from './record.js';
import { reduceOutbox } from './reduceOutbox.js';
import type { Shelter } from './shelterOutbox.js';

/** What the mirror is given. */
export interface MirrorOptions {
  readonly shelter: Shelter;
  readonly vault: Vault;
  /** Whose messages are shown, and written. */
  readonly owner: string;
  /** Whether he is kept as such, or was when the mirror was made: else nothing may be written. */
  readonly isOwned: boolean;
  state(): SessionState;
  update(next: Partial<SessionState>): void;
  now(): number;
  /** What is kept has changed by us: the other tabs should look. */
  tell(): void;
  /** What is kept has changed, by whomever. */
  onChange(): void;
  /** The user has cleared the site's data. */
  onCleared(): void;
}

/** What this tab shows of the outbox: what is kept, with its own changes that are still being written on top. */
export interface Mirror {
  /** Shown at once; resolves once it is kept. */
  change(change: OutboxChange): Promise<void>;
  /** Looks again at what is kept. */
  refresh(): Promise<void>;
  /** The first message that is kept and has to be sent. */
  next(): OutboxEntry | undefined;
  /** All messages that the backend is not known to have. */
  entries(): Outbox;
  /** Takes out what the log has. */
  settle(): void;
  stop(): void;
}

/** Makes the mirror and begins to read. */
export function createMirror(options: MirrorOptions): Mirror {
  const { shelter, owner, isOwned, state, vault } = options;
  /** Sent before the outbox was open: shown already. */
  const early = state().outbox;
  const masked = early.map(maskEntry);
  const queued = masked.map((entry): OutboxChange => ({ type: 'queued', entry }));
  let kept: Outbox = [];
  let changes: readonly OutboxChange[] = queued;
  let era: string | undefined;
  let isStopped = false;
  /** Nobody was known any more when what was written ahead was to be taken over. */
  let isLeft = false;
  /** What was sent in this tab, in order. */
  const sent = early.map(({ clientId }) => clientId);

  const isInLog = ({ clientId }: OutboxEntry) =>
    state().log.stored.some((message) => message.clientId === clientId);

  /** In the order of Send, where a later one was quicker to write, or was the only one to fit. */
  function entries(): Outbox {
    const all = changes.reduce(reduceOutbox, kept);
    const mine = sent.flatMap((id) => all.filter(({ clientId }) => clientId === id));
    let next = 0;
    return all.map((entry) => (mine.includes(entry) ? (mine[next++] as OutboxEntry) : entry));
  }

  const isOurs = () => vault.read('owner') === owner;

  /** Answers whether what is kept as unsent has changed. */
  function mark(): boolean {
    const before = vault.read('unsent');
    const isAny = kept.length + changes.length > 0;
    const lines = keepAhead(before ?? '', owner, kept);
    const after = isAny || lines[0] ? ['1', ...lines].join('\n') : undefined;
    // A storage that cannot be read may still hold what the next page can send.
    const isNew = after !== before && isOurs() && (after !== undefined || shelter.isWhole());
    if (isNew) vault.write('unsent', after);
    return isNew;
  }

  function show(): void {
    // Whoever comes next shows his own.
    if (isStopped) return;
    const isNew = mark();
    const outbox = entries().filter((entry) => !isInLog(entry));
    if (isNew || outbox.length + state().outbox.length > 0) options.update({ outbox });
  }

  /** @param written what was to be kept until now. */
  function adopt(shelf: Shelf, written = entries()): void {
    if (isStopped) return;
    // The user has cleared the site's data, not what he wrote.
    const isCleared = era !== undefined && era !== shelf.era && written.length > 0;
    era = shelf.era;
    const restore = (records: Shelf['records']) => restoreRecords(records, owner, written);
    kept = readEntries(isCleared ? restore(shelf.records) : shelf.records, owner);
    if (isCleared) {
      options.onCleared();
      // What was under way meanwhile has not seen it.
      void shelter.merge(restore).then(adopt).then(options.tell);
    }
    show();
    options.onChange();
  }

  async function write(change: OutboxChange): Promise<void> {
    if (change.type === 'queued') {
      await shelter.add(toRecord({ owner, entry: change.entry }));
    }
    const shelf = await shelter.edit((records) => {
      if (change.type === 'queued') return limitRecords(records, owner, change.entry.clientId);
      const changed = changeRecords(records, owner, change);
      return change.type === 'retried' ? limitRecords(changed, owner, change.clientId) : changed;
    });
    const written = entries();
    changes = changes.filter((one) => one !== change);
    // Ourselves first: whoever wrote it sends it the soonest.
    adopt(shelf, written);
    options.tell();
  }

  function change(change: OutboxChange): Promise<void> {
    if (change.type === 'queued') sent.push(change.entry.clientId);
    changes = [...changes, change];
    show();
    return write(change);
  }

  const ahead = () => vault.read('unsent') ?? '';

  function takeIn(records: Shelf['records'], sentHere: Outbox): Shelf['records'] {
    if (!isOwned) return takeOver(records, owner, sentHere, sentHere);
    // Forgotten by another tab meanwhile, or cleared.
    isLeft = !isOurs();
    return isLeft ? records : takeOver(records, owner, readAhead(ahead(), owner), sentHere);
  }

  const tidy = (records: Shelf['records']) => takeIn(tidyRecords(records, owner, options.now()), early);
  const reading = shelter
    .merge(tidy)
    // A tab that was told by now that he is forgotten has stopped; else the site's data was cleared in that moment.
    .then((shelf) =>
      isLeft && !isStopped ? shelter.merge((records) => restoreRecords(records, owner, masked)) : shelf,
    )
    .then((shelf) => {
      changes = changes.filter((one) => !queued.includes(one));
      adopt(shelf);
      if (early[0]) options.tell();
    });

  return {
    change,
    entries,
    refresh: async () => {
      await reading;
      const isAhead = keepAhead(ahead(), owner, kept)[0] !== undefined;
      adopt(await (isAhead ? shelter.merge((records) => takeIn(records, [])) : shelter.read()));
    },
    next: () => {
      const first = entries().find((entry) => entry.status === 'pending' && !isInLog(entry));
      // What is still being written must not leave, nor be overtaken.
      return kept.some(({ clientId }) => clientId === first?.clientId) ? first : undefined;
    },
    settle: () => {
      const arrived = entries().filter(isInLog);
      const clientIds = new Set(arrived.map(({ clientId }) => clientId));
      if (arrived.length > 0) void change({ type: 'stored', clientIds });
    },
    stop: () => {
      isStopped = true;
      kept = changes = [];
    },
  };
}
