import type { Link } from './createLink.js';
import { waitUntil } from './waitUntil.js';

/** How a crowd came back after the server was killed; times from the opening of its port on, in milliseconds. */
export interface Comeback {
  readonly links: number;
  readonly firstMs: number;
  readonly allMs: number;
  /** Most who were welcomed, and most who tried, within one second after the opening. */
  readonly peakWelcomed: number;
  readonly peakTries: number;
}

function peakPerSecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let from = 0;
  return sorted.reduce((most, time, index) => {
    while ((sorted[from] ?? time) <= time - 1_000) from += 1;
    return Math.max(most, index - from + 1);
  }, 0);
}

/** Waits until all of the links have been welcomed after `since`, and reads off them how it went. */
export async function whenBack(links: readonly Link[], since: number, openedAt: number): Promise<Comeback> {
  await waitUntil(() => links.every((link) => (link.welcomed.at(-1) ?? 0) > since));
  const back = links.map((link) => link.welcomed.find((at) => at > since) ?? Number.NaN);
  const tries = links.flatMap((link) => link.tries.filter((at) => at >= openedAt));
  return {
    links: links.length,
    firstMs: Math.min(...back) - openedAt,
    allMs: Math.max(...back) - openedAt,
    peakWelcomed: peakPerSecond(back),
    peakTries: peakPerSecond(tries),
  };
}
