import type { Page } from 'playwright-core';

/** How many nodes, listeners and kilobytes of heap a page keeps alive, after everything that nobody holds has been let go. */
export async function countWhatLives(
  page: Page,
): Promise<{ nodes: number; listeners: number; kilobytes: number }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.enable');
  for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return { nodes, listeners: jsEventListeners, kilobytes: Math.round(usedSize / 1000) };
}
