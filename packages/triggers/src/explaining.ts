/**
 * What few pages need: the page fetches it when a rule file may have a mistake or has a schedule, and when it is
 * asked why.
 */
export { evaluate } from './evaluate.js';
export { isInSchedule } from './isInSchedule.js';
export { parseRules } from './parseRules.js';
