/** The two things of a database that grouping needs. */
export interface Groupable {
  /** Whether a transaction is open. */
  readonly inTransaction: boolean;
  transaction<T>(work: () => T): T;
}

/** Transactions that are asked for in the same moment and share one flush to disk. */
export interface CommitGroup {
  /**
   * Runs `work`, which must be one transaction or one statement, in the order of the calls. Settles when the
   * commit is on disk, never before; a failure of one costs the others nothing, unless the disk itself fails.
   */
  run<T>(work: () => T): Promise<T>;
  /** Commits what waits, now. */
  flush(): void;
}

interface Job {
  /** Does the work inside the open transaction; what it returns settles the caller. */
  readonly attempt: () => () => void;
  readonly fail: (error: unknown) => void;
}

/** Least time between two flushes: nothing that a person feels, and a third of the flushes under load. */
const everyMs = 3;

/**
 * A flush to disk takes longer than everything else about a message, so those that came in one turn of the event
 * loop, or shortly after the last flush, share it. Under little load nobody waits for company.
 */
export function createCommitGroup(db: Groupable): CommitGroup {
  let waiting: Job[] = [];
  let flushedAt = Number.NEGATIVE_INFINITY;
  let cancel = (): void => undefined;

  const flush = (): void => {
    cancel();
    flushedAt = performance.now();
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    let settlements: readonly (() => void)[];
    try {
      settlements = db.transaction(() => jobs.map((job) => job.attempt()));
    } catch (error) {
      for (const job of jobs) job.fail(error);
      return;
    }
    for (const settle of settlements) settle();
  };
  const plan = (): void => {
    const waitMs = flushedAt + everyMs - performance.now();
    if (waitMs > 0) {
      const timer = setTimeout(flush, waitMs);
      cancel = () => clearTimeout(timer);
    } else {
      const turn = setImmediate(flush);
      cancel = () => clearImmediate(turn);
    }
  };
  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        const attempt = (): (() => void) => {
          try {
            const result = work();
            return () => resolve(result);
          } catch (error) {
            // A full disk undoes the whole group: then none of them may be told that it is stored.
            if (!db.inTransaction) throw error;
            return () => reject(error);
          }
        };
        waiting.push({ attempt, fail: reject });
        if (waiting.length === 1) plan();
      }),
    flush,
  };
}
