import { atom } from 'nanostores';
import { adoptStyles } from '../launcher/adoptStyles.js';
import type { ChatWindow, Counter, Seat } from '../launcher/parts.js';
import { mountPanel } from '../panel/mountPanel.js';
import type { Panel } from '../panel/panel.js';
import css from '../styles/window.css?inline';
import { fitViewport } from './fitViewport.js';
import { holdFocus } from './holdFocus.js';
import { rememberOpen } from './rememberOpen.js';

/**
 * Makes the window above the bar. The panel in it lives only while it is open, so that nothing is marked as
 * read behind a closed window; all that must last is in the session.
 */
export function createWindow(counter: Counter, seat: Seat): ChatWindow {
  const { bar, intents, language, options, events, chat } = counter;
  const { frame } = bar;
  const $intent = atom('');
  let intent: string | undefined;
  let panel: Panel | undefined;
  let opened: AbortController | undefined;
  const drafts = new Map<string, string>();
  const mayKeep = (): boolean => counter.consent() !== 'denied';
  const remember = (open?: string): void => rememberOpen(counter.prefix, mayKeep() ? open : undefined);
  counter.join((told) => {
    if (told[0] === 'consent') remember(intent);
  });

  adoptStyles(bar.root, css, options.nonce);
  frame.setAttribute('role', 'dialog');
  frame.tabIndex = -1;

  const leaveByKey = (event: KeyboardEvent): void => {
    // What closed itself inside has used the key up; in a composition it belongs to the input method.
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.stopPropagation();
    chat.close();
  };
  const mount = (): Panel => {
    frame.hidden = false;
    opened = new AbortController();
    const { signal } = opened;
    frame.addEventListener('keydown', leaveByKey, { signal });
    fitViewport(frame, signal);
    holdFocus(frame, signal);
    return mountPanel({
      container: frame,
      session: seat.session,
      intents,
      // An intent that the bar does not offer borrows the first one's.
      drawing: (id) => (bar.buttons.get(id) ?? bar.root).querySelector('path')?.getAttribute('d') ?? '',
      $intent,
      language,
      words: options.words,
      namespace: options.namespace ?? 'default',
      drafts,
      keepDrafts: mayKeep,
      close: chat.close,
    });
  };
  /** Answers whether the focus was in it, asked before it goes: then the focus would be nowhere. */
  const unmount = (): boolean => {
    const hadFocus = frame.matches(':focus-within');
    opened?.abort();
    panel?.destroy();
    panel = undefined;
    return hadFocus;
  };
  // What stands in its fields is in no store.
  counter.renew = () => {
    drafts.clear();
    if (panel) {
      const hadFocus = unmount();
      panel = mount();
      if (hadFocus) panel.focus();
    }
  };

  return {
    get intent() {
      return intent;
    },
    show(wanted, focus, draft) {
      const { session } = seat;
      // A text that the visitor has begun is his, not the shop's.
      if (draft && !session.$draft.get().trim()) session.$draft.set(draft);
      session.start(wanted);
      $intent.set(wanted);
      panel ??= mount();
      const label = bar.buttons.get(wanted)?.querySelector('span')?.textContent ?? wanted;
      frame.setAttribute('aria-label', label);
      bar.mark('aria-expanded', wanted);
      remember(wanted);
      if (focus) panel.focus();
      if (intent === wanted) return;
      intent = wanted;
      events.emit('window:opened', { intent: wanted });
    },
    hide() {
      if (intent === undefined) return;
      const button = bar.buttons.get(intent);
      intent = undefined;
      const hadFocus = unmount();
      frame.hidden = true;
      if (hadFocus) button?.focus();
      bar.mark('aria-expanded');
      remember();
      events.emit('window:closed', {});
    },
  };
}
