import type { ChatMessage } from '@comptoir/core';
import type { JSX } from 'preact';
import { tick } from '../panel/drawings.js';
import { Icon } from '../panel/Icon.js';
import { useScope } from '../panel/scope.js';
import { fileErrorWords } from './fileErrorWords.js';
import { useTalkWords } from './useTalkWords.js';

const ticks = 'M2 12.5L6.5 17 16 7.5M12 16l1 1 9-9.5';
const clock = 'M12 7v5l3 2M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0';

/** How far an own message has come: a drawing and the word for it, or what went wrong and what can be done. */
export function MessageMark({
  message,
  trouble,
  plain,
}: {
  readonly message: ChatMessage;
  readonly trouble: boolean;
  /** Words alone: they are sent so soon that to say it would be a flicker. */
  readonly plain: boolean;
}): JSX.Element {
  const scope = useScope();
  const { session } = scope;
  const own = useTalkWords();
  const { status, error } = message;
  if (!trouble)
    return (
      <>
        <span class={`p-mark p-${status}`}>
          <Icon path={status === 'pending' ? clock : status === 'sent' ? tick : ticks} />
        </span>
        <span class={plain || status !== 'pending' ? 'p-hidden' : ''}>{own[status]}</span>
      </>
    );
  const id = message.clientId ?? message.id;
  return (
    <span class="p-failed">
      {own[status]} {error && fileErrorWords(error, scope)}{' '}
      <span>
        <button type="button" class="p-text" onClick={() => session.retry(id)}>
          {scope.words.retry}
        </button>
        <button type="button" class="p-text" onClick={() => session.discard(id)}>
          {own.remove}
        </button>
      </span>
    </span>
  );
}
