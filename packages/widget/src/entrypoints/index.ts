/** Everything a storefront needs from `@comptoir/widget`. */
export type { Chat, ChatState, OpenOptions } from '../launcher/chat.js';
export type { ChatEvents, Problem } from '../launcher/chatEvents.js';
export type { ChatOptions } from '../launcher/chatOptions.js';
export type { OwnWords } from '../locales/ownWords.js';
export type { Intent } from '../panel/panel.js';
export { createChat } from './createChat.js';
