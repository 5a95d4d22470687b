import { expect } from 'vitest';
import type { Visit } from './createVisit.js';

/** Every own member of the natives, a line each, with what it is. Runs in the page: it may reach for nothing else. */
function readNatives(): readonly string[] {
  const page = window as unknown as Readonly<Record<string, unknown>>;
  const lines: string[] = [];
  const source = Function.prototype.toString;
  const textOf = (value: unknown): string =>
    typeof value === 'function' ? `${value.name}: ${source.call(value)}` : typeof value;
  const read = (name: string, owner: unknown): void => {
    if (owner === null || owner === undefined) return;
    const keys = Reflect.ownKeys(owner as object);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as PropertyKey;
      // The driver's own, and what frames are counted by.
      if (name === 'window' && /^(__pw|__playwright|\d)/.test(String(key))) continue;
      const is = Object.getOwnPropertyDescriptor(owner as object, key);
      if (!is) continue;
      const flags = `${is.configurable} ${is.enumerable} ${is.writable}`;
      const what = is.get || is.set ? `${textOf(is.get)} ${textOf(is.set)}` : textOf(is.value);
      lines[lines.length] = `${name}.${String(key)} ${flags} ${what}`;
    }
  };
  for (const name of [
    'Object',
    'Array',
    'String',
    'Number',
    'RegExp',
    'Date',
    'Function',
    'Promise',
    'Map',
    'Set',
    'Error',
    'WebSocket',
    'Element',
    'HTMLElement',
    'ShadowRoot',
    'Document',
    'Node',
    'EventTarget',
    'Event',
    'History',
    'Storage',
    'Navigator',
  ]) {
    read(name, page[name]);
    read(`${name}.prototype`, (page[name] as { prototype?: unknown } | undefined)?.prototype);
  }
  for (const name of ['window', 'document', 'navigator', 'history', 'console', 'JSON', 'Math', 'Reflect'])
    read(name, page[name]);
  return lines;
}

const isOurs = (line: string): boolean => line.startsWith('window.comptoir ');

/**
 * Whatever the visitor does in `live`, on the page with the widget: prototypes, their constructors, `document`,
 * `navigator` and the page's globals have the members that they have on the same page without it, and one name more.
 */
export async function keepNatives(visit: Visit, live: () => Promise<void>): Promise<void> {
  await visit.go('/bare');
  const before = await visit.tab.run(readNatives);
  expect(before.length, 'members that are compared').toBeGreaterThan(500);
  await visit.go();
  await live();
  const after = await visit.tab.run(readNatives);
  const [was, is] = [new Set(before), new Set(after)];
  const added = after.filter((line) => !was.has(line));
  expect(
    added.filter((line) => !isOurs(line)),
    'natives that were changed or added',
  ).toEqual([]);
  expect(added.filter(isOurs).length, 'globals of ours').toBe(1);
  const gone = before.filter((line) => !is.has(line) && !isOurs(line));
  expect(gone, 'natives that are gone').toEqual([]);
}
