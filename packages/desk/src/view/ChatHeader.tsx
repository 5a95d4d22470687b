import type { JSX } from 'preact';
import type { ChatView } from '../state/deskState.js';
import { unreadCount } from '../state/unreadCount.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Icon } from './Icon.js';
import { VisitorName } from './VisitorName.js';
import { WaitTimer } from './WaitTimer.js';

/** Who it is, how long he waits, and the end of it. */
export function ChatHeader({ chat, place }: { chat: ChatView; place: number }): JSX.Element {
  const desk = useDesk();
  const { conversation, visitor } = chat;
  const unread = unreadCount(chat);
  const ended = conversation.phase === 'ended';
  return (
    <div class="chat-header">
      <h3 class="chat-name">
        <VisitorName name={visitor.name} />
      </h3>
      {unread > 0 && (
        <span class="badge">
          {unread} <span class="visually-hidden">{texts.chats.unread}</span>
        </span>
      )}
      {ended ? (
        <span class="tag tag-ended">{texts.chats.ended}</span>
      ) : (
        <>
          <button
            class="button button-small button-icon chat-hand"
            type="button"
            aria-label={texts.chats.transferNamed(visitor.name)}
            title={`${texts.chats.transfer} (Alt+H)`}
            onClick={() => desk.openDialog({ kind: 'transfer', conversation: conversation.id })}
          >
            <Icon name="hand" />
          </button>
          <button
            class="button button-small chat-end"
            type="button"
            title="Alt+E"
            onClick={() => desk.openDialog({ kind: 'end', conversation: conversation.id })}
          >
            {texts.chats.end}
          </button>
        </>
      )}
      <div class="chat-facts">
        {place <= 4 && (
          <span class="key" title={`Alt+${place}`} aria-hidden="true">
            {place}
          </span>
        )}
        <span class="tag" title={texts.chats.intent(conversation.intent)}>
          {texts.chats.intent(conversation.intent)}
        </span>
        {!visitor.connected && !ended && <span class="tag">{texts.chats.left}</span>}
        {!ended && <WaitTimer since={chat.waitingSince} />}
      </div>
    </div>
  );
}
