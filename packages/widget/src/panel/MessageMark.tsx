import type { ChatMessage } from '@comptoir/core';
import type { JSX } from 'preact';
import { clock, tick, ticks } from './drawings.js';
import { errorWords } from './errorWords.js';
import { Icon } from './Icon.js';
import { useScope } from './scope.js';

/** How far an own message has come: a drawing and the word for it, or what went wrong and what can be done. */
export function MessageMark({ message }: { readonly message: ChatMessage }): JSX.Element {
  const { words, format, session, focus } = useScope();
  const { status, error } = message;
  if (status !== 'failed' && status !== 'uncertain')
    return (
      <span class={`p-mark p-${status}`}>
        <Icon path={status === 'pending' ? clock : status === 'sent' ? tick : ticks} />
        <span class="p-hidden">{words[status]}</span>
      </span>
    );
  const id = message.clientId ?? message.id;
  return (
    <span class="p-failed">
      {words[status]} {error && errorWords(error, words, format)}{' '}
      <span>
        <button type="button" class="p-text" onClick={() => session.retry(id)}>
          {words.retry}
        </button>
        <button
          type="button"
          class="p-text"
          onClick={() => {
            session.discard(id);
            focus();
          }}
        >
          {words.remove}
        </button>
      </span>
    </span>
  );
}
