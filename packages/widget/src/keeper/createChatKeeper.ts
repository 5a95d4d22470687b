import { createChat } from '../entrypoints/createChat.js';
import type { Chat } from '../launcher/chat.js';
import type { ChatOptions, ConsentChoice } from '../launcher/chatOptions.js';
import { reportProblem } from '../launcher/reportProblem.js';
import { changeBetween } from './changeBetween.js';
import { copyData } from './copyData.js';
import { isSame } from './isSame.js';

/** Keeps one counter on the page for as long as a component stands on it. */
export interface ChatKeeper {
  /** The verbs of the counter that is on the page now. */
  readonly chat: Chat | undefined;
  /** Puts the counter onto the page, or makes it what the options say now. Costs next to nothing when they say the same. */
  update(options: ChatOptions): void;
  /** Takes the counter out of the page; the next `update` puts another one there. Idempotent. */
  leave(): void;
}

/**
 * Makes a keeper; there is no counter before the first `update`, which needs a browser.
 *
 * A counter that could not be made is told to `document` as `comptoir:error:occurred` and not tried again
 * before the options change: an exception would take the shop's own components down.
 *
 * @param greet called with each counter, after it has been put onto the page.
 */
export function createChatKeeper(greet: (chat: Chat) => void): ChatKeeper {
  let chat: Chat | undefined;
  let options: ChatOptions | undefined;
  /** What the shop has told by the verb since the option last changed. */
  let consent: ConsentChoice | undefined;
  /** Of the open window. */
  let intent: string | undefined;

  const make = (): Chat => {
    const made = createChat({ ...options, consent: consent ?? options?.consent });
    made.on('window:opened', (opened) => {
      intent = opened.intent;
    });
    made.on('window:closed', () => {
      intent = undefined;
    });
    return {
      ...made,
      consent(told) {
        // A visitor who has said no is not asked by the next counter as if nothing had been said.
        consent = told;
        made.consent(told);
      },
    };
  };
  const leave = (): void => {
    chat?.destroy();
    chat = undefined;
    intent = undefined;
  };
  const replace = (isSameTalk: boolean): void => {
    const open = isSameTalk && intent;
    const hasFocus = document.activeElement?.localName === 'comptoir-counter';
    leave();
    chat = make();
    if (!open || options?.hidden) return;
    // The focus stays where the visitor has just changed the language, unless it went down with the window.
    const how = hasFocus ? {} : { quiet: true };
    chat.open({ intent: open, ...how });
  };
  const adjust = (running: Chat, before: ChatOptions, now: ChatOptions): void => {
    if (now.consent !== before.consent) running.consent(now.consent ?? 'on-open');
    if (now.context && !isSame(now.context, before.context)) running.context(now.context);
    if (!now.hidden === !before.hidden) return;
    if (now.hidden) running.hide();
    else running.show();
  };

  return {
    get chat() {
      return chat;
    },
    update(given) {
      const before = options;
      const last = chat;
      try {
        const { transport, ...data } = given;
        // Not a copy: a transport is its methods.
        const now = { ...copyData(data), transport };
        options = now;
        const change = before ? changeBetween(before, now) : 'move';
        if (before && chat) adjust(chat, before, now);
        if (before?.consent !== now.consent) consent = undefined;
        if (change === 'move' || change === 'replace') replace(change === 'replace');
      } catch (cause) {
        reportProblem('call_failed', 'init', cause);
      }
      if (chat && chat !== last) greet(chat);
    },
    leave() {
      leave();
      options = undefined;
      consent = undefined;
    },
  };
}
