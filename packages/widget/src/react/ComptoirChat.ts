import { useEffect, useRef, useState } from 'react';
import { createChatKeeper } from '../keeper/createChatKeeper.js';
import type { Chat } from '../launcher/chat.js';
import type { ChatOptions } from '../launcher/chatOptions.js';

/** The options of `createChat`, and a way to its verbs. */
export interface ComptoirChatProps extends ChatOptions {
  /** Called with the verbs of each counter: after mounting, and again whenever an option needed another one. */
  readonly onReady?: ((chat: Chat) => void) | undefined;
}

/**
 * The counter, for as long as this component is mounted; it renders nothing where it stands.
 *
 * `context`, `consent` and `hidden` change under the running counter; a change of any other option puts another
 * one in its place. Options are compared by what they say, but a `transport` by identity: make it once.
 */
export function ComptoirChat({ onReady, ...options }: ComptoirChatProps): null {
  const greet = useRef(onReady);
  const [keeper] = useState(() => createChatKeeper((chat) => greet.current?.(chat)));
  useEffect(() => {
    greet.current = onReady;
    keeper.update(options);
  });
  useEffect(() => () => keeper.leave(), [keeper]);
  return null;
}
