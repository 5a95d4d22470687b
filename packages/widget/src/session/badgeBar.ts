import type { Session } from '@comptoir/core';
import { element } from '../launcher/element.js';
import type { Counter } from '../launcher/parts.js';
import { ratingName } from './ratingName.js';
import { unreadName } from './unreadName.js';

/**
 * Shows on the conversation's button what waits in the window: a number of unread messages, or a quiet dot
 * for a rating.
 *
 * @returns takes the badge away.
 */
export function badgeBar({ bar, language }: Counter, session: Session): () => void {
  const badge = element('b', { class: 'badge', 'aria-hidden': 'true' });
  let marked: Element | null = null;
  const clear = (): void => {
    badge.remove();
    marked?.removeAttribute('aria-label');
  };
  const draw = (): void => {
    clear();
    const count = session.$unread.get();
    const due = session.$ratingDue.get();
    if (!count && !due) return;
    const intent = (due ?? session.$conversation.get())?.intent ?? '';
    marked = bar.buttons.get(intent) ?? bar.strip.querySelector('button');
    const label = marked?.textContent ?? '';
    badge.textContent = count > 99 ? '99+' : `${count || ''}`;
    marked?.setAttribute(
      'aria-label',
      count ? unreadName(label, count, language) : ratingName(label, language),
    );
    marked?.append(badge);
  };
  const stops = [session.$unread, session.$ratingDue, session.$conversation].map((store) =>
    store.listen(draw),
  );
  draw();
  return () => {
    for (const stop of stops) stop();
    clear();
  };
}
