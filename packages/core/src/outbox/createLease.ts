import type { Environment, LockPort, OutboxStore } from '../environment.js';

const beatMs = 3_000;
/** More than two beats: a page that is busy for a moment does not lose its turn. */
const expiryMs = 8_000;
const lookMs = 1_000;

interface Lease {
  readonly holder: string;
  readonly beat: number;
}

function isSame(one: Lease | undefined, other: Lease | undefined): boolean {
  return one?.holder === other?.holder && one?.beat === other?.beat;
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
): LockPort {
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
  async function take(name: string, seen: Lease | undefined): Promise<Lease | undefined> {
    return (await swap(name, (found) =>
      isSame(found as Lease | undefined, seen) ? { holder: me, beat: (seen?.beat ?? 0) + 1 } : found,
    )) as Lease | undefined;
  }

  async function acquire(name: string, signal: AbortSignal): Promise<Lease> {
    let seen: Lease | undefined;
    let stillMs = 0;
    for (;;) {
      const isFree = seen === undefined || seen.holder === me || stillMs >= expiryMs;
      const found = isFree
        ? await take(name, seen)
        : ((await swap(name, (value) => value)) as Lease | undefined);
      if (signal.aborted) {
        if (found?.holder === me) await swap(name, () => undefined);
        throw new DOMException('The wait was called off.', 'AbortError');
      }
      if (isFree && found?.holder === me) return found;
      stillMs = isSame(found, seen) ? stillMs + lookMs : 0;
      seen = found;
      if (seen !== undefined) await wait(lookMs, signal);
    }
  }

  return {
    request: async (name, { signal }, held) => {
      let mine: Lease | undefined = await acquire(name, signal);
      let stop: () => void = () => undefined;
      const lost = new Promise<never>((_, reject) => {
        const renew = (): void => {
          stop = after(beatMs, async () => {
            const found = await take(name, mine);
            if (mine === undefined) return;
            if (found?.holder === me) renew();
            // This page slept, and another one has gone on meanwhile.
            else reject(new DOMException('The lease went to another tab.', 'AbortError'));
            mine = found;
          });
        };
        renew();
      });
      try {
        await Promise.race([held(), lost]);
      } finally {
        stop();
        mine = undefined;
        await swap(name, (found) => ((found as Lease | undefined)?.holder === me ? undefined : found));
      }
    },
  };
}
