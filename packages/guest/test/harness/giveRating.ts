import { expect } from 'vitest';
import type { Visit } from './createVisit.js';
import { isThere } from './isThere.js';

/** Gives four stars, until the operator has them. */
export async function giveRating(visit: Visit): Promise<void> {
  const stars = '.p-rating .p-stars label:nth-of-type(4)';
  await isThere(visit, stars);
  await visit.tab.click(stars);
  await isThere(visit, '.p-rating .p-strong');
  await visit.tab.click('.p-rating .p-strong');
  const given = await visit.house.until('the rating', ({ ratings }) =>
    ratings.find((one) => one.conversation === visit.conversation()),
  );
  expect(given.rating).toMatchObject({ score: 4 });
}
