import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';

/** What the browser has counted for the page so far; the times are processor time of its main thread, in milliseconds. */
export interface Counts {
  readonly main: number;
  readonly script: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Reads the counters. */
export async function countsOf(session: CDPSession): Promise<Counts> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    main: value('TaskDuration') * 1000,
    script: value('ScriptDuration') * 1000,
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
  };
}

/** Bytes that the page keeps, after everything that can go has gone: objects of scripts, and the browser's own for the page. */
export interface Heap {
  readonly script: number;
  readonly page: number;
}

/** Collects the garbage and weighs the rest. */
export async function heapOf(session: CDPSession): Promise<Heap> {
  await session.send('HeapProfiler.collectGarbage');
  // `embedderHeapUsedSize` is newer than the types.
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  return {
    script: usage.usedSize,
    page: (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0),
  };
}

/** Waits until the main thread has had next to nothing to do for a third of a second. @throws Error after half a minute. */
export async function settle(session: CDPSession): Promise<void> {
  let quiet = 0;
  let before = (await countsOf(session)).main;
  for (let look = 0; look < 200; look++) {
    await delay(100);
    const { main } = await countsOf(session);
    quiet = main - before < 6 ? quiet + 1 : 0;
    if (quiet === 3) return;
    before = main;
  }
  throw new Error('The page does not come to rest.');
}
