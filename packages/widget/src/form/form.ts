/** The questionnaire: one chunk, fetched when one is offered. */
export { FormFlow } from './FormFlow.js';
export { FormOffer } from './FormOffer.js';
