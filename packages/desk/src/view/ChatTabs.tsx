import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { unreadCount } from '../state/unreadCount.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** All my chats as a row of names, for screens that cannot show them all. */
export function ChatTabs(): JSX.Element {
  const desk = useDesk();
  const chats = useStore(desk.$chats);
  const active = useStore(desk.$active);
  return (
    <nav class="tabs" aria-label={texts.chats.tabs}>
      {chats.map((chat) => {
        const { id, phase } = chat.conversation;
        const unread = unreadCount(chat);
        return (
          <button
            key={id}
            type="button"
            data-tab={id}
            aria-current={id === active}
            aria-label={texts.chats.tabName(chat.visitor.name, unread)}
            onClick={() => desk.focusChat(id)}
          >
            <bdi>{chat.visitor.name}</bdi>
            {unread > 0 && <span class="badge">{unread}</span>}
            {phase === 'ended' && <span class="tag">{texts.chats.ended}</span>}
          </button>
        );
      })}
    </nav>
  );
}
