import type { JSX } from 'preact';
import { formatTime } from '../format/formatTime.js';
import { senderName } from '../format/senderName.js';
import type { DeskMessage } from '../state/deskState.js';
import { texts } from '../texts.js';
import { MessageStatus } from './MessageStatus.js';
import { MessageTools } from './MessageTools.js';
import { PartView } from './parts/PartView.js';
import { VisitorName } from './VisitorName.js';

/** What {@link MessageItem} is given. */
export interface MessageItemProps {
  readonly message: DeskMessage;
  /** Stands under the name of the message before it. */
  readonly grouped: boolean;
  /** The newest of ours that the visitor has read. */
  readonly read: boolean;
  readonly visitor: string;
  readonly language: string | undefined;
}

/** One message with sender and time as text; grouped ones keep both for screen readers. */
export function MessageItem({ message, grouped, read, visitor, language }: MessageItemProps): JSX.Element {
  const time = formatTime(message.at);
  const moment = new Date(message.at).toISOString();
  if (message.from === 'system') {
    return (
      <li class="message message-system">
        {message.parts.map((part, index) => (
          <PartView key={index} part={part} />
        ))}{' '}
        <time dateTime={moment}>{time}</time>
      </li>
    );
  }
  return (
    <li class={`message message-${message.from} message-${message.status}`}>
      <p class={grouped ? 'visually-hidden' : 'message-head'}>
        <span class="message-sender">
          {message.from === 'visitor' ? <VisitorName name={visitor} /> : <bdi>{senderName(message)}</bdi>}
        </span>{' '}
        <time dateTime={moment}>{time}</time>
      </p>
      <div class="message-body" lang={message.from === 'visitor' ? language : undefined} title={time}>
        {message.removed && <p class="message-gone">{texts.log.removed}</p>}
        {message.parts.map((part, index) => (
          <PartView key={index} part={part} />
        ))}
        {!message.removed && <MessageTools message={message} />}
      </div>
      <MessageStatus message={message} read={read} />
    </li>
  );
}
