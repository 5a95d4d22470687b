import { params } from '../locales/params.js';

/** The words of the rating, in English. */
export const ratingWords = {
  ask: 'How was our help?',
  stars: params<{ score: string }>('{score} of 5'),
  comment: 'What should we know? (if you like)',
  solved: 'Was your question solved?',
  yes: 'Yes',
  no: 'No',
  send: 'Send',
  notNow: 'Not now',
};
