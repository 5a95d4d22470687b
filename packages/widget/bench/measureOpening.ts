import type { Browser } from 'playwright-core';
import { countsOf, heapOf, settle } from './counts.js';
import type { Figures } from './figures.js';
import { openSubject } from './openSubject.js';
import { recordTasks } from './recordTasks.js';
import { type Subject, scriptOf } from './subjects.js';

/** As Lighthouse slows a desktop down to a phone of the middle range. */
const slower = 4;

/**
 * A visit from the snippet to the open window, on a slowed processor.
 *
 * @param hovers whether the pointer rests on the button before it is pressed, so that the window's code is there.
 */
export async function measureOpening(
  browser: Browser,
  url: string,
  subject: Subject,
  hovers: boolean,
): Promise<Figures> {
  const stage = await openSubject(browser, url, subject, { slower });
  const { page, session, probe } = stage;
  try {
    await settle(session);
    const heapBefore = await heapOf(session);
    const before = await countsOf(session);
    let inserted = { fromSnippet: Number.NaN, fromArrival: Number.NaN };
    const atStart = await recordTasks(browser, page, async () => {
      inserted = await probe('insert', scriptOf(subject));
      await settle(session);
    });
    const idle = await countsOf(session);
    const start = {
      'start.script': idle.script - before.script,
      'start.main': idle.main - before.main,
      'start.snippetToBar': inserted.fromSnippet,
      'start.scriptToBar': inserted.fromArrival,
      'start.blocking': atStart.blocking,
      'start.longest': atStart.longest,
      'start.long': atStart.long,
    };
    if (subject === 'button') return start;
    if (hovers) {
      await probe('hover');
      await settle(session);
    }
    const closed = await countsOf(session);
    let toFocus = Number.NaN;
    const atOpen = await recordTasks(browser, page, async () => {
      toFocus = await probe('press');
      await settle(session);
    });
    const open = await countsOf(session);
    const heap = await heapOf(session);
    const kind = hovers ? 'hovered' : 'cold';
    return {
      ...start,
      [`${kind}.toFocus`]: toFocus,
      [`${kind}.script`]: open.script - closed.script,
      [`${kind}.main`]: open.main - closed.main,
      [`${kind}.blocking`]: atOpen.blocking,
      [`${kind}.longest`]: atOpen.longest,
      [`${kind}.long`]: atOpen.long,
      'open.heap': heap.script - heapBefore.script,
      'open.nodes': (await countsOf(session)).nodes - before.nodes,
      'open.listeners': open.listeners - before.listeners,
    };
  } finally {
    await stage.close();
  }
}
