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
  const call = createCounter(options, bundledParts);
  const verb =
    (name: keyof Chat) =>
    (...values: unknown[]): never =>
      call(name, ...values) as never;
  return {
    show: verb('show'),
    hide: verb('hide'),
    open: verb('open'),
    close: verb('close'),
    start: verb('start'),
    end: verb('end'),
    identify: verb('identify'),
    context: verb('context'),
    track: verb('track'),
    consent: verb('consent'),
    on: verb('on'),
    get: verb('get'),
    reset: verb('reset'),
    destroy: verb('destroy'),
  };
}
