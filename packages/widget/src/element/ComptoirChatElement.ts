import type { Chat } from '../launcher/chat.js';
import type { ChatOptions } from '../launcher/chatOptions.js';

/** Options that can be attributes, each with a property of the same name. */
type Texts = 'server' | 'consent' | 'triggers' | 'namespace';

/**
 * A `<comptoir-chat>`. `server`, `consent`, `triggers`, `namespace`, `lang`, `hidden` and `nonce` are read from
 * attributes; a property that was set wins over the attribute of its name, until it is `undefined` again.
 *
 * Dispatches `ready` for each counter, with its verbs as the `detail`.
 */
export interface ComptoirChatElement
  extends HTMLElement,
    Pick<
      { -readonly [Name in keyof ChatOptions]: ChatOptions[Name] },
      Texts | 'transport' | 'intents' | 'words' | 'context'
    > {
  /** The verbs of the counter; `undefined` while there is none. */
  readonly chat: Chat | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'comptoir-chat': ComptoirChatElement;
  }
}
