import type { Session } from '@comptoir/core';
import { adoptStyles } from '../launcher/adoptStyles.js';
import type { Counter } from '../launcher/parts.js';
import css from '../styles/badge.css?inline';
import { ratingName } from './ratingName.js';
import { unreadName } from './unreadName.js';

const styled = new WeakSet<ShadowRoot>();

/**
 * Puts a badge on the conversation's button: a number of unread messages, or a quiet dot for a rating.
 *
 * @returns takes it away.
 */
export function showBadge({ bar, language, options }: Counter, session: Session): () => void {
  if (!styled.has(bar.root)) adoptStyles(bar.root, css, options.nonce);
  styled.add(bar.root);
  const count = session.$unread.get();
  const due = session.$ratingDue.get();
  const intent = (due ?? session.$conversation.get())?.intent ?? '';
  const button = bar.buttons.get(intent) ?? bar.root.querySelector('button');
  const label = button?.textContent ?? '';
  const badge = document.createElement('b');
  badge.className = 'badge';
  badge.setAttribute('aria-hidden', 'true');
  badge.textContent = count > 99 ? '99+' : `${count || ''}`;
  button?.setAttribute(
    'aria-label',
    count ? unreadName(label, count, language, options.words) : ratingName(label, language, options.words),
  );
  // What is seen must be found in the name, as words: "Chat 2", not "Chat2".
  button?.append(' ', badge);
  return () => {
    badge.previousSibling?.remove();
    badge.remove();
    button?.removeAttribute('aria-label');
  };
}
