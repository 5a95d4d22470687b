import type { Chat } from '../launcher/chat.js';
import type { ChatOptions } from '../launcher/chatOptions.js';
import { createCounter } from '../launcher/createCounter.js';
import { bundledParts } from './bundledParts.js';

/**
 * Puts a counter onto the page and answers with its verbs.
 *
 * Importing does nothing and works on a server; calling needs a browser. Each call makes another counter:
 * give them different namespaces.
 *
 * @throws ReferenceError outside of a browser.
 */
export function createChat(options: ChatOptions = {}): Chat {
  return createCounter(options, bundledParts);
}
