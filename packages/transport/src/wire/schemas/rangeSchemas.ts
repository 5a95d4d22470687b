import * as v from 'valibot';

/** A whole number from 1: more than a page holds is cut down to the page, not refused. */
export const countSchema = v.pipe(
  v.number(),
  v.check((count) => Number.isSafeInteger(count) && count >= 1, 'a whole number from 1'),
);

/** Stars of a rating. */
export const scoreSchema = v.pipe(
  v.number(),
  v.check((score) => Number.isInteger(score) && score >= 1 && score <= 5, 'a whole number from 1 to 5'),
);
