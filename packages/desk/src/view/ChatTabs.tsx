import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { unreadCount } from '../state/unreadCount.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { VisitorName } from './VisitorName.js';

/** All my chats as a row of names, for screens that cannot show them all. */
export function ChatTabs(): JSX.Element {
  const desk = useDesk();
  const chats = useStore(desk.$chats);
  const active = useStore(desk.$active);
  const row = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    row.current
      ?.querySelector('[aria-current=true]')
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [active, chats.length]);
  return (
    <nav ref={row} class="tabs" aria-label={texts.chats.tabs}>
      {chats.map((chat) => {
        const { id, phase } = chat.conversation;
        const unread = unreadCount(chat);
        return (
          <button
            key={id}
            type="button"
            data-tab={id}
            aria-current={id === active}
            onClick={() => desk.focusChat(id)}
          >
            <VisitorName name={chat.visitor.name} />
            {unread > 0 && (
              <span class="badge">
                {unread} <span class="visually-hidden">{texts.chats.unread}</span>
              </span>
            )}
            {phase === 'ended' && <span class="tag">{texts.chats.ended}</span>}
          </button>
        );
      })}
    </nav>
  );
}
