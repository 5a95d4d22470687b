import { cpus, getPriority, loadavg, release } from 'node:os';
import type { Browser } from 'playwright-core';

/** Under which conditions the figures came about. */
export interface Conditions {
  readonly date: string;
  readonly browser: string;
  readonly processor: string;
  readonly system: string;
  readonly runs: number;
  /** Of the last minute, before the first run and after each round of runs. */
  readonly load: readonly number[];
  /** The niceness that the browser ran with; 0 is nobody's advantage. */
  readonly priority: number;
}

/** What can be said of this machine; the load is added while the runs go on. */
export function conditionsOf(browser: Browser, runs: number, load: readonly number[]): Conditions {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    browser: `Chromium ${browser.version()}`,
    processor: `${cpus().length} cores of ${cpu?.model.trim() ?? 'unknown'}`,
    system: `Linux ${/^[\d.]+/.exec(release())?.[0] ?? release()}, Node ${process.versions.node}`,
    runs,
    load,
    priority: getPriority(),
  };
}

/** The load average of the last minute. */
export function loadNow(): number {
  return Math.round((loadavg()[0] ?? Number.NaN) * 10) / 10;
}
