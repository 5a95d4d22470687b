'use client';
/** The counter as a component of React, or of Preact by its alias. */
export type { ComptoirChatProps } from '../react/ComptoirChat.js';
export { ComptoirChat } from '../react/ComptoirChat.js';
