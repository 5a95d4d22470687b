import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread, in microseconds: `tts` when it began, `tdur` how much it took. */
  readonly tts?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The page's tasks while something was done, by processor time, in milliseconds. */
export interface Tasks {
  /** What every task took beyond 50 ms, added up. */
  readonly blocking: number;
  readonly longest: number;
  /** How many took more than 50 ms. */
  readonly long: number;
}

const longTask = 50;

/**
 * Looks at each task of the page's main thread while `work` runs. By processor time, because on a machine with other
 * work a short task that has to wait in its middle looks like a long one.
 */
export async function recordTasks(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<Tasks> {
  await browser.startTracing(page, {
    categories: ['-*', 'disabled-by-default-devtools.timeline', 'blink.user_timing'],
  });
  let trace: Buffer;
  try {
    // Says which of the processes is the page.
    await page.evaluate(() => void performance.mark('bench'));
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const own = traceEvents.find(({ name }) => name === 'bench');
  if (!own) throw new Error('The trace does not know the page.');
  const times = traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === own.pid && tid === own.tid)
    .map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000);
  if (times.length === 0) throw new Error('The trace holds no task.');
  return {
    blocking: times.reduce((sum, time) => sum + Math.max(0, time - longTask), 0),
    longest: Math.max(...times),
    long: times.filter((time) => time > longTask).length,
  };
}
