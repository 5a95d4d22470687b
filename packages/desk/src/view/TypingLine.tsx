import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import type { ChatView } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** Its line is always there, so that the log above does not jump when the visitor starts to type. */
export function TypingLine({ chat }: { chat: ChatView }): JSX.Element {
  const desk = useDesk();
  const now = useStore(desk.$now) - useStore(desk.$state).clockOffset;
  const { typing } = chat;
  const on = typing !== undefined && typing.until > now;
  return (
    <p class="typing">
      {on &&
        (typing.draft === undefined || typing.draft === ''
          ? texts.log.typing(chat.visitor.name)
          : texts.log.typingDraft(typing.draft))}
    </p>
  );
}
