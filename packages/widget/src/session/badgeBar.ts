import type { Session } from '@comptoir/core';
import type { Counter } from '../launcher/parts.js';

/**
 * Keeps a badge on the bar while something waits in the window: unread messages, or a rating. Its code comes
 * with the first of them.
 *
 * @returns takes the badge away.
 */
export function badgeBar(counter: Counter, session: Session): () => void {
  let clear: (() => void) | undefined;
  let newest = {};
  const draw = async (): Promise<void> => {
    const mine = {};
    newest = mine;
    const waits = session.$unread.get() || session.$ratingDue.get();
    // Without a network there is no badge: the next change tries again.
    const part = waits && (await import('../badge/showBadge.js').catch(() => undefined));
    if (mine !== newest) return;
    clear?.();
    clear = part ? part.showBadge(counter, session) : undefined;
  };
  const stops = [session.$unread, session.$ratingDue, session.$conversation].map((store) =>
    store.listen(draw),
  );
  draw();
  return () => {
    newest = {};
    for (const stop of stops) stop();
    clear?.();
  };
}
