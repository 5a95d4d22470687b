import type { ClientId } from '@comptoir/transport';
import type { Shelf } from '../environment.js';
import type { SessionState } from '../state/sessionState.js';
import type { Vault } from '../storage/createVault.js';
import { changeRecords, limitRecords, readEntries, restoreRecords, tidyRecords } from './changeRecords.js';
import { createPreviews } from './createPreviews.js';
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
  state(): SessionState;
  update(next: Partial<SessionState>): void;
  now(): number;
  /** What is kept has changed by us: the other tabs should look. */
  tell(): void;
  /** What is kept has changed, by whomever. */
  onChange(): void;
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
  const { shelter, owner, state, vault } = options;
  const previews = createPreviews();
  let kept: Outbox = [];
  let changes: readonly OutboxChange[] = [];
  let era: string | undefined;
  let isStopped = false;
  /** What was sent in this tab, in order. */
  const sent: ClientId[] = [];

  const isInLog = ({ clientId }: OutboxEntry) =>
    state().log.stored.some((message) => message.clientId === clientId);
  const entries = () => changes.reduce(reduceOutbox, kept);

  function show(): void {
    const isAny = kept.length + changes.length > 0;
    // A storage that cannot be read may still hold what the next page can send.
    if (isAny || shelter.isWhole()) vault.write('unsent', isAny ? '1' : undefined);
    const outbox = entries().filter((entry) => !isInLog(entry));
    if (outbox.length + state().outbox.length > 0) options.update({ outbox: previews.dress(outbox) });
  }

  function adopt(shelf: Shelf): void {
    if (isStopped) return;
    // The user has cleared the site's data, not what he wrote.
    const isCleared = era !== undefined && era !== shelf.era && kept.length > 0;
    era = shelf.era;
    const written = kept;
    const restore = (records: Shelf['records']) => restoreRecords(records, owner, written);
    kept = readEntries(isCleared ? restore(shelf.records) : shelf.records, owner);
    if (isCleared) void shelter.editKept(restore).then(options.tell);
    show();
    options.onChange();
  }

  async function write(change: OutboxChange): Promise<void> {
    if (change.type === 'queued') {
      sent.push(change.entry.clientId);
      await shelter.add(toRecord({ owner, entry: change.entry }));
      kept = reduceOutbox(kept, change);
    }
    const shelf = await shelter.edit((records) => {
      if (change.type === 'queued') return limitRecords(records, owner, change.entry.clientId);
      const changed = changeRecords(records, owner, change);
      return change.type === 'retried' ? limitRecords(changed, owner, change.clientId) : changed;
    });
    if (isStopped) return;
    changes = changes.filter((one) => one !== change);
    adopt(shelf);
    // Ourselves first: whoever wrote it sends it the soonest.
    options.onChange();
    options.tell();
  }

  function change(change: OutboxChange): Promise<void> {
    changes = [...changes, change];
    show();
    return write(change);
  }

  const reading = shelter.edit((records) => tidyRecords(records, owner, options.now())).then(adopt);
  // Shown already; nobody must be called before we are there to be called back.
  changes = state().outbox.map((entry) => ({ type: 'queued', entry }));
  for (const one of changes) void write(one);

  return {
    change,
    entries,
    refresh: async () => {
      await reading;
      adopt(await shelter.read());
    },
    next: () => {
      const first = entries().find((entry) => entry.status === 'pending' && !isInLog(entry));
      const unwritten = changes.find((change) => change.type === 'queued');
      // What was sent here later must not overtake it, though it may have been quicker to write.
      const isEarly =
        first && unwritten && sent.indexOf(first.clientId) >= sent.indexOf(unwritten.entry.clientId);
      return isEarly ? undefined : first;
    },
    settle: () => {
      const arrived = entries().filter(isInLog);
      const clientIds = new Set(arrived.map(({ clientId }) => clientId));
      if (arrived.length > 0) void change({ type: 'stored', clientIds });
    },
    stop: () => {
      isStopped = true;
      kept = changes = [];
      previews.dress([]);
    },
  };
}
