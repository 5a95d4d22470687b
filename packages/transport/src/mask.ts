/** Makes the numbers of cards and bank accounts unreadable: the same rules before sending and before storing. */
export { maskNumbers } from './mask/maskNumbers.js';
export { maskStrings } from './mask/maskStrings.js';
