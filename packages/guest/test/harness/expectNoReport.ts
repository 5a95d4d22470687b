import { expect } from 'vitest';
import type { Visit } from './createVisit.js';

// Firefox asks for it by itself, and the strictest policy has no room for it.
const isOurs = (line: string): boolean => !line.includes('/favicon.ico');

/** No policy was violated, nothing was thrown into the page, nothing was said to the console. */
export async function expectNoReport({ place, log }: Visit): Promise<void> {
  const { errors, violations, spoken } = await log();
  expect(violations.filter(isOurs), 'violations in the page').toEqual([]);
  expect(place.reports.filter(isOurs), 'reports to the shop').toEqual([]);
  expect(errors, 'errors in the page').toEqual([]);
  expect(spoken, 'said to the console').toEqual([]);
}
