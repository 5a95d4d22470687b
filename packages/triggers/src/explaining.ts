/** What only those who write rules need: the page fetches it when a rule file has a mistake, or when it is asked why. */
export { evaluate } from './evaluate.js';
export { parseRules } from './parseRules.js';
