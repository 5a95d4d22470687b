import type { MessageId } from '@comptoir/transport';
import { Fragment, type JSX } from 'preact';
import { formatDay } from '../format/formatTime.js';
import type { DeskMessage } from '../state/deskState.js';
import { MessageItem } from './MessageItem.js';

/** What {@link MessageList} is given. */
export interface MessageListProps {
  readonly messages: readonly DeskMessage[];
  readonly readUpTo: MessageId | undefined;
  readonly visitor: string;
  readonly language: string | undefined;
}

/** Within this time a sender's next message stands under the same name. */
const groupMs = 120_000;

/** The messages with a line for each new day. */
export function MessageList({ messages, readUpTo, visitor, language }: MessageListProps): JSX.Element {
  const readOrder = messages.find((message) => message.id === readUpTo)?.order ?? '';
  const lastRead = messages.findLast(
    (message) => message.from === 'operator' && message.status === 'sent' && message.order <= readOrder,
  )?.id;
  return (
    <ol class="messages">
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const day = formatDay(message.at);
        const newDay = before !== undefined && formatDay(before.at) !== day;
        const grouped =
          !newDay && before !== undefined && before.from === message.from && message.at - before.at < groupMs;
        return (
          // The echo and its stored message share the clientId, so the line is kept and not drawn anew.
          <Fragment key={message.clientId ?? message.id}>
            {newDay && <li class="day">{day}</li>}
            <MessageItem
              message={message}
              grouped={grouped}
              read={message.id === lastRead}
              visitor={visitor}
              language={language}
            />
          </Fragment>
        );
      })}
    </ol>
  );
}
