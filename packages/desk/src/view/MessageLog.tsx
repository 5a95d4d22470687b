import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ChatView } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Icon } from './Icon.js';
import { MessageList } from './MessageList.js';
import { useFollowedScroll } from './useFollowedScroll.js';

/** The conversation, newest at the foot. It follows new messages unless the operator has scrolled back. */
export function MessageLog({ chat }: { chat: ChatView }): JSX.Element {
  const desk = useDesk();
  const { messages, readUpTo, loadingEarlier, visitor } = chat;
  const { ref, onScroll, missed, toFoot } = useFollowedScroll(messages);
  const language = visitor.context.language;
  const list = useMemo(
    () => <MessageList messages={messages} readUpTo={readUpTo} visitor={visitor.name} language={language} />,
    [messages, readUpTo, visitor.name, language],
  );
  return (
    <div class="log-frame">
      <div
        ref={ref}
        class="log"
        role="log"
        aria-label={texts.log.name(visitor.name)}
        aria-busy={loadingEarlier}
        // A scrolling area must be reachable without a pointer.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys
        tabIndex={0}
        onScroll={onScroll}
      >
        {chat.before !== undefined && (
          <button
            class="button button-quiet button-small log-earlier"
            type="button"
            aria-disabled={loadingEarlier}
            onClick={() => void desk.loadEarlier(chat.conversation.id)}
          >
            {loadingEarlier ? texts.log.loading : texts.log.earlier}
          </button>
        )}
        {messages.length === 0 && <p class="muted log-empty">{texts.log.empty}</p>}
        {list}
      </div>
      {missed > 0 && (
        <button class="button button-small log-missed" type="button" onClick={toFoot}>
          {texts.chats.newMessages(missed)}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}
