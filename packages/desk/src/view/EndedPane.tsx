import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ChatView } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { RatingCard } from './RatingCard.js';

/** In place of the composer once the chat is over: the rating when it comes, and the way to put it aside. */
export function EndedPane({ chat, active }: { chat: ChatView; active: boolean }): JSX.Element {
  const desk = useDesk();
  const wish = useStore(desk.$focusWish);
  const button = useRef<HTMLButtonElement>(null);
  const { id, rating } = chat.conversation;

  // The composer has just gone and perhaps took the keyboard focus with it: it must land somewhere useful.
  useEffect(() => {
    if (active && document.activeElement === document.body) button.current?.focus();
  }, []);
  useEffect(() => {
    if (wish?.conversation === id) button.current?.focus();
  }, [wish]);

  return (
    <div class="ended-pane">
      {rating === undefined ? <p class="muted">{texts.rating.none}</p> : <RatingCard rating={rating} />}
      <button
        ref={button}
        class="button"
        type="button"
        aria-label={texts.chats.closeNamed(chat.visitor.name)}
        title="Alt+E"
        onClick={() => desk.dismissChat(id)}
      >
        {texts.chats.close}
      </button>
    </div>
  );
}
