import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskMessage } from '../state/deskState.js';

/** How a log keeps its place. */
export interface FollowedScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  onScroll(): void;
  /** Messages that came while the operator was reading further up. */
  readonly missed: number;
  toFoot(): void;
}

/** Within this distance of the foot, in CSS pixels, one is reading the newest. */
const nearPx = 48;

/**
 * Keeps a log at its foot when it was there, and the reader's line in place when older messages come in above. A
 * message of one's own always leads to the foot.
 */
export function useFollowedScroll(messages: readonly DeskMessage[]): FollowedScroll {
  const ref = useRef<HTMLDivElement>(null);
  const atFoot = useRef(true);
  const fromFoot = useRef(0);
  const top = useRef(0);
  const held = useRef<readonly DeskMessage[]>([]);
  const [missed, setMissed] = useState(0);

  function onScroll(): void {
    const log = ref.current;
    if (log === null) return;
    const wentUp = log.scrollTop < top.current;
    top.current = log.scrollTop;
    fromFoot.current = log.scrollHeight - log.scrollTop - log.clientHeight;
    // Only scrolling up leaves the foot: the log may have lost height between a scroll of ours and this event.
    atFoot.current = fromFoot.current < nearPx || (atFoot.current && !wentUp);
    if (atFoot.current) setMissed(0);
  }

  function toFoot(): void {
    ref.current?.scrollTo({ top: ref.current.scrollHeight });
    atFoot.current = true;
    setMissed(0);
  }

  useLayoutEffect(() => {
    const log = ref.current;
    const before = held.current;
    held.current = messages;
    if (log === null) return;
    const newest = messages.at(-1);
    const grewBelow = newest !== undefined && newest.id !== before.at(-1)?.id;
    const own = grewBelow && newest.status === 'pending';
    if (atFoot.current || own) return toFoot();
    if (messages[0]?.id !== before[0]?.id) {
      log.scrollTop = log.scrollHeight - log.clientHeight - fromFoot.current;
    }
    if (grewBelow && newest.from === 'visitor') setMissed((count) => count + 1);
  }, [messages]);

  // The composer grows and the window is resized: the newest line must not slip out of sight.
  useEffect(() => {
    const log = ref.current;
    if (log === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      if (atFoot.current) log.scrollTop = log.scrollHeight;
    });
    observer.observe(log);
    if (log.lastElementChild !== null) observer.observe(log.lastElementChild);
    return () => observer.disconnect();
  }, []);

  return { ref, onScroll, missed, toFoot };
}
