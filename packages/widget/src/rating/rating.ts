/** The rating: one chunk, fetched when a conversation is over. */
export { RatingCard } from './RatingCard.js';
