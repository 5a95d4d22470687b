import type { JSX } from 'preact';
import type { DeskMessage } from '../state/deskState.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';

/** How far one of our messages has come; a failed one can be tried again or thrown away. */
export function MessageStatus({
  message,
  read,
}: {
  message: DeskMessage;
  read: boolean;
}): JSX.Element | null {
  const desk = useDesk();
  if (message.status === 'pending') return <p class="message-status">{texts.log.pending}</p>;
  if (message.status === 'sent') {
    const words = [message.edited ? texts.log.edited : '', read ? texts.log.read : ''].filter(Boolean);
    return words.length === 0 ? null : <p class="message-status">{words.join(' · ')}</p>;
  }
  const clientId = message.clientId ?? message.id;
  return (
    <p class="message-status message-status-failed">
      <span>
        {texts.log.failed}
        {message.error !== undefined && `: ${texts.error(message.error)}`}
      </span>
      <button class="button button-small" type="button" onClick={() => desk.retry(clientId)}>
        {texts.log.retry}
      </button>
      <button class="button button-small button-quiet" type="button" onClick={() => desk.discard(clientId)}>
        {texts.log.discard}
      </button>
    </p>
  );
}
