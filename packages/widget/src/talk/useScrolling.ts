import type { ChatMessage } from '@comptoir/core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How far from the end still counts as reading the end, in pixels: about one line. */
const nearEnd = 40;
/** How far from the start older messages are asked for, in pixels: about half a window. */
const nearStart = 300;

/**
 * Follows the reader through the messages: brings him to what he has written himself, keeps what he has before
 * his eyes in place, and asks for older messages before he comes to the first one.
 *
 * @returns whether he is at the end.
 */
export function useScrolling(
  scroller: RefObject<HTMLElement | null>,
  messages: readonly ChatMessage[],
  loadEarlier: () => void,
  onMissed: (missed: boolean) => void,
): boolean {
  const [away, setAway] = useState(false);
  const height = useRef(0);
  const newest = messages.at(-1);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    if (newest?.from === 'visitor') box.scrollTo({ top: 0 });
    else if (away) {
      onMissed(true);
      // What the reader has before his eyes is kept there by hand: it lies at a distance from the end.
      box.scrollTop -= box.scrollHeight - height.current;
    }
  }, [newest?.clientId ?? newest?.id]);
  useLayoutEffect(() => {
    // Only then, because asking for it makes the browser lay out.
    if (away && scroller.current) height.current = scroller.current.scrollHeight;
  }, [messages, away]);
  useLayoutEffect(() => {
    const box = scroller.current;
    const follow = (): void => {
      if (!box) return;
      const end = box.scrollTop > -nearEnd;
      setAway(!end);
      if (end) onMissed(false);
      else height.current = box.scrollHeight;
      if (box.scrollHeight - box.clientHeight + box.scrollTop < nearStart) loadEarlier();
    };
    box?.addEventListener('scroll', follow);
    return () => box?.removeEventListener('scroll', follow);
  });
  return !away;
}
