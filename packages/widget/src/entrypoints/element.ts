/** The counter as an element for pages without a framework, or with any. */
export type { ComptoirChatElement } from '../element/ComptoirChatElement.js';
export { defineChatElement } from '../element/defineChatElement.js';
