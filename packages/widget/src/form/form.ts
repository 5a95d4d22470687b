/** The questionnaire: one chunk, fetched when one is offered. */
export { FormOffer } from './FormOffer.js';
