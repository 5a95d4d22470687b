import { ChatError } from '@comptoir/transport';
import Libsql from 'libsql';
import { createCommitGroup } from './commitGroup.js';

/** What can be bound to a parameter. */
export type Value = string | number | boolean | null | undefined;

/** One row, by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** The few calls that the stores need, over one SQLite file. */
export interface Database {
  /** Runs a statement for its effect; the number of changed rows. */
  run(sql: string, ...values: readonly Value[]): number;
  get(sql: string, ...values: readonly Value[]): Row | undefined;
  all(sql: string, ...values: readonly Value[]): readonly Row[];
  /** Runs several statements without parameters. */
  exec(sql: string): void;
  /**
   * All or nothing; takes the write lock at once, so that what was read inside cannot have changed. Inside another
   * one it is a part of that: undone alone when it fails, on disk only with the whole.
   */
  transaction<T>(work: () => T): T;
  /** A transaction that shares its flush to disk with others of the same moment; settles once it is on disk. */
  grouped<T>(work: () => T): Promise<T>;
  close(): void;
}

/** How long a statement waits for a lock of another process. */
export const busyMs = 5_000;

const unstorable = /\0|\p{Cs}/u;

// The binding ends the whole process on a boolean, cuts a text at its first NUL without a word, and turns all
// halves of surrogate pairs into the same character, so that two ids become one.
function toBound(value: Value): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && unstorable.test(value)) {
    throw new ChatError('bad_value', {
      message: 'A key or a name may not hold the NUL character or half a surrogate pair; leave it out.',
    });
  }
  return value;
}

/** Opens a file (made when missing) with the settings that durability before the ack needs. */
export function openDatabase(path: string): Database {
  const raw = new Libsql(path);
  const durable = [`busy_timeout=${busyMs}`, 'journal_mode=WAL', 'synchronous=FULL', 'foreign_keys=ON'];
  // What is deleted or written over is gone from the file, not only from the tables.
  for (const setting of [...durable, 'secure_delete=ON']) raw.pragma(setting);
  const prepared = new Map<string, Libsql.Statement>();
  const statement = (sql: string): Libsql.Statement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = raw.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  const within = <T>(begin: string, commit: string, rollback: string, work: () => T): T => {
    raw.exec(begin);
    try {
      const result = work();
      raw.exec(commit);
      return result;
    } catch (error) {
      // A full disk has rolled back by itself; a second rollback would hide the reason.
      if (raw.inTransaction) raw.exec(rollback);
      throw error;
    }
  };
  const transaction = <T>(work: () => T): T =>
    raw.inTransaction
      ? within('savepoint part', 'release part', 'rollback to part; release part', work)
      : within('begin immediate', 'commit', 'rollback', work);
  const group = createCommitGroup({
    get inTransaction() {
      return raw.inTransaction;
    },
    transaction,
  });
  return {
    run: (sql, ...values) => statement(sql).run(values.map(toBound)).changes,
    get: (sql, ...values) => statement(sql).get(values.map(toBound)) as Row | undefined,
    all: (sql, ...values) => statement(sql).all(values.map(toBound)) as Row[],
    exec: (sql) => {
      raw.exec(sql);
    },
    transaction,
    grouped: group.run,
    close: () => {
      group.flush();
      prepared.clear();
      raw.close();
    },
  };
}
