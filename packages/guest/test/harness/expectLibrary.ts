import { expect } from 'vitest';
import type { Visit } from './createVisit.js';

/** The page has the library, in this version, and was not spared it by a file that is elsewhere. */
export async function expectLibrary({ tab }: Visit, path: string, version: string): Promise<void> {
  const found = await tab.run((wanted: string) => {
    const [library = '', member = ''] = wanted.split('.');
    return (window as unknown as Record<string, Record<string, unknown> | undefined>)[library]?.[member];
  }, path);
  expect(found, path).toBe(version);
}
