import type { Environment, LockPort, OutboxStore } from '../environment.js';

const beatMs = 3_000;
/** More than two beats: a page that is busy for a moment does not lose its turn. */
const expiryMs = 8_000;
const lookMs = 1_000;

interface Beat {
  readonly holder: string;
  readonly beat: number;
}

function isSame(one: Beat | undefined, other: Beat | undefined): boolean {
  return one?.holder === other?.holder && one?.beat === other?.beat;
}

/** A lock whose holder can ask whether he still is. */
export interface Lease extends LockPort {
  /** Renews what is held; `false` when it went to another tab. `true` while nothing is held. */
  confirm(): Promise<boolean>;
}

/**
 * A lock for pages that have none, such as those without https: a record that its holder renews every 3 s.
 *
 * Nobody's clock is compared with another's: whoever waits takes over when the record has stood still for 8 s by
 * his own timers.
 */
export function createLease(
  swap: OutboxStore['swap'],
  { after, random }: Pick<Environment, 'after' | 'random'>,
): Lease {
  const nothing = async () => true;
  let confirm: Lease['confirm'] = nothing;
  const me = String(random());

  function wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        stop();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const stop = after(ms, end);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });
  }

  /** Writes ours where `seen` still stands; answers what stands there now. */
  async function take(name: string, seen: Beat | undefined): Promise<Beat | undefined> {
    return (await swap(name, (found) =>
      isSame(found as Beat | undefined, seen) ? { holder: me, beat: (seen?.beat ?? 0) + 1 } : found,
    )) as Beat | undefined;
  }

  async function acquire(name: string, signal: AbortSignal): Promise<Beat> {
    let seen: Beat | undefined;
    let stillMs = 0;
    for (;;) {
      const isFree = seen === undefined || seen.holder === me || stillMs >= expiryMs;
      const found = isFree
        ? await take(name, seen)
        : ((await swap(name, (value) => value)) as Beat | undefined);
      if (signal.aborted) {
        if (found?.holder === me) await swap(name, () => undefined);
        throw signal.reason;
      }
      if (isFree && found?.holder === me) return found;
      stillMs = isSame(found, seen) ? stillMs + lookMs : 0;
      seen = found;
      if (seen !== undefined) await wait(lookMs, signal);
    }
  }

  return {
    confirm: () => confirm(),
    request: async (name, { signal }, held) => {
      let mine: Beat | undefined = await acquire(name, signal);
      let stop: () => void = () => undefined;
      const lost = new Promise<never>((_, reject) => {
        confirm = async () => {
          const found = await take(name, mine);
          if (mine === undefined) return false;
          mine = found;
          if (found?.holder === me) return true;
          // This page slept, and another one has gone on meanwhile.
          reject();
          return false;
        };
        const renew = (): void => {
          stop = after(beatMs, async () => {
            if (await confirm()) renew();
          });
        };
        renew();
      });
      try {
        await Promise.race([held(), lost]);
      } finally {
        stop();
        mine = undefined;
        confirm = nothing;
        await swap(name, (found) => ((found as Beat | undefined)?.holder === me ? undefined : found));
      }
    },
  };
}
