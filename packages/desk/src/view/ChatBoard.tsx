import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { texts } from '../texts.js';
import { ChatColumn } from './ChatColumn.js';
import { ChatTabs } from './ChatTabs.js';
import { useDesk } from './DeskContext.js';

/** My chats: as many side by side as fit, the others behind tabs. */
export function ChatBoard(): JSX.Element {
  const desk = useDesk();
  const chats = useStore(desk.$chats);
  const visible = useStore(desk.$visible);
  const columns = useStore(desk.$columns);
  const active = useStore(desk.$active);
  const { ready, status } = useStore(desk.$state);
  return (
    <main class="board" id="chats" tabIndex={-1}>
      <h2 class="visually-hidden">{texts.chats.heading}</h2>
      {chats.length > columns && <ChatTabs />}
      {ready && chats.length === 0 && (
        <div class="board-empty">
          <p class="board-empty-lead">{texts.chats.none}</p>
          <p>{status === 'available' ? texts.chats.noneAvailable : texts.chats.noneAway}</p>
          {status === 'away' && (
            <button class="button button-main" type="button" onClick={() => void desk.setStatus('available')}>
              {texts.chats.goAvailable}
            </button>
          )}
        </div>
      )}
      <div class={`columns columns-${Math.min(columns, Math.max(visible.length, 1))}`}>
        {visible.map((chat) => (
          <ChatColumn
            key={chat.conversation.id}
            chat={chat}
            active={chat.conversation.id === active}
            place={chats.indexOf(chat) + 1}
          />
        ))}
      </div>
    </main>
  );
}
