import type { JSX } from 'preact';
import type { ChatView } from '../state/deskState.js';
import { texts } from '../texts.js';
import { ChatHeader } from './ChatHeader.js';
import { Composer } from './Composer.js';
import { useDesk } from './DeskContext.js';
import { EndedPane } from './EndedPane.js';
import { MessageLog } from './MessageLog.js';
import { TypingLine } from './TypingLine.js';
import { VisitorPane } from './VisitorPane.js';

/** What {@link ChatColumn} is given. */
export interface ChatColumnProps {
  readonly chat: ChatView;
  readonly active: boolean;
  /** From 1: the number of its shortcut. */
  readonly place: number;
}

/** One chat with all that belongs to it. */
export function ChatColumn({ chat, active, place }: ChatColumnProps): JSX.Element {
  const desk = useDesk();
  const { id, phase } = chat.conversation;
  const activate = (): void => desk.activate(id);
  return (
    <section
      class={`chat${active ? ' chat-active' : ''}${phase === 'ended' ? ' chat-ended' : ''}`}
      aria-label={texts.chats.region(chat.visitor.name)}
      data-conversation={id}
      onFocusIn={activate}
      onPointerDown={activate}
    >
      <ChatHeader chat={chat} place={place} />
      <VisitorPane visitor={chat.visitor} conversation={id} />
      <div class="chat-talk">
        <MessageLog chat={chat} />
        <TypingLine chat={chat} />
        {phase === 'ended' ? <EndedPane chat={chat} active={active} /> : <Composer chat={chat} />}
      </div>
    </section>
  );
}
