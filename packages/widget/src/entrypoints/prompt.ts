/** The bubble above the bar, fetched when a rule first fires. */
export { showPrompt } from '../prompts/showPrompt.js';
