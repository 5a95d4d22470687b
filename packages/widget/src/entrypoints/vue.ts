/** The counter as a component of Vue. */
export { ComptoirChat } from '../vue/ComptoirChat.js';
