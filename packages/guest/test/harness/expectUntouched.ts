import { expect } from 'vitest';
import type { Visit } from './createVisit.js';
import { readStored } from './readStored.js';
import { whenIdle } from './whenIdle.js';

/**
 * Nothing is stored, nothing was asked for but the page's own files and those of the widget that `allowed` names, and
 * the chat server has heard of nobody.
 */
export async function expectUntouched(
  { tab, place }: Visit,
  allowed = /^\/widget\/loader\.js$/,
): Promise<void> {
  await tab.run(whenIdle);
  expect(await tab.run(readStored), 'stored').toEqual([]);
  const own = new Set(['/', '/watch.js', '/init.js', '/favicon.ico']);
  const asked = place.asked.filter((path) => !own.has(path) && !allowed.test(path));
  expect(asked, 'asked for').toEqual([]);
  // No list of the browser's has WebSockets in it; the door to the chat server has them.
  expect(place.called, 'heard by the chat server').toEqual([]);
  const away = await tab.run(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(location.origin)),
  );
  expect(away, 'asked elsewhere').toEqual([]);
}
