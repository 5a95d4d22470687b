import type { Browser } from 'playwright-core';
import { countsOf, heapOf, settle } from './counts.js';
import type { Figures } from './figures.js';
import { openSubject, type Stage } from './openSubject.js';
import { type Subject, scriptOf } from './subjects.js';

const frames = 60;
/** Three rows a frame: fast, and no jump. */
const step = 200;

async function withWindow(
  browser: Browser,
  url: string,
  subject: Subject,
  work: (stage: Stage) => Promise<Figures>,
): Promise<Figures> {
  const stage = await openSubject(browser, url, subject, { history: true });
  try {
    await stage.probe('insert', scriptOf(subject));
    await stage.probe('open');
    await settle(stage.session);
    return await work(stage);
  } finally {
    await stage.close();
  }
}

/** Gives an open window its history, and scrolls back in it. */
export function measureHistory(
  browser: Browser,
  url: string,
  subject: Subject,
  count: number,
): Promise<Figures> {
  return withWindow(browser, url, subject, async ({ session, probe }) => {
    const heapBefore = await heapOf(session);
    const before = await countsOf(session);
    const shown = await probe('history', count);
    const after = await countsOf(session);
    await settle(session);
    const heap = await heapOf(session);
    const nodes = (await countsOf(session)).nodes - before.nodes;
    const rest = await countsOf(session);
    const way = await probe('scroll', frames, step);
    const scrolled = await countsOf(session);
    return {
      [`history.${count}.shown`]: shown,
      [`history.${count}.main`]: after.main - before.main,
      [`history.${count}.heap`]: heap.script - heapBefore.script,
      [`history.${count}.pageHeap`]: heap.page - heapBefore.page,
      [`history.${count}.memory`]: heap.script + heap.page - heapBefore.script - heapBefore.page,
      [`history.${count}.nodes`]: nodes,
      [`scroll.${count}.main`]: (scrolled.main - rest.main) / frames,
      [`scroll.${count}.way`]: way,
    };
  });
}

/** Lets a thousand messages come into an open window, one a frame. */
export function measureAppending(browser: Browser, url: string, subject: Subject): Promise<Figures> {
  return withWindow(browser, url, subject, async ({ session, probe }) => {
    await probe('history', 1);
    await settle(session);
    const marks = [await countsOf(session)];
    for (const [from, count] of [
      [1, 100],
      [101, 800],
      [901, 100],
    ] as const) {
      await probe('append', from, count);
      marks.push(await countsOf(session));
    }
    const [zero = 0, hundred = 0, nineHundred = 0, thousand = 0] = marks.map(({ main }) => main);
    const first = (hundred - zero) / 100;
    const last = (thousand - nineHundred) / 100;
    return {
      'append.main': (thousand - zero) / 1000,
      'append.first': first,
      'append.last': last,
      'append.growth': last / first,
    };
  });
}
