import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Probe } from './page/probe.js';
import type { Subject } from './subjects.js';

/** One page with the shop in it, at rest, before the snippet. */
export interface Stage {
  readonly page: Page;
  readonly session: CDPSession;
  /** Calls what `probe.ts` offers, in the page. */
  probe<Name extends keyof Probe>(
    name: Name,
    ...values: Parameters<Probe[Name]>
  ): Promise<Awaited<ReturnType<Probe[Name]>>>;
  close(): Promise<void>;
}

/** Opens the shop in a profile of its own: nothing is cached or stored. */
export async function openSubject(
  browser: Browser,
  url: string,
  subject: Subject,
  { slower = 1, history = false } = {},
): Promise<Stage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${url}/${subject === 'counter' ? 'counter' : 'floor'}${history ? '?history' : ''}`);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return {
    page,
    session,
    probe: (name, ...values) =>
      page.evaluate(
        ([called, given]) => {
          const { probe } = window as unknown as { probe: Record<string, (...values: unknown[]) => never> };
          return probe[called as string]?.(...(given as unknown[])) as never;
        },
        [name, values] as const,
      ),
    close: () => context.close(),
  };
}
