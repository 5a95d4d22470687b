import { isolated, plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { useScope } from '../panel/scope.js';
import { useHere } from '../panel/useHere.js';
import { useStore } from '../panel/useStore.js';
import { useTalkWords } from './useTalkWords.js';
import { waitingText } from './waitingText.js';

/** Who is typing, or how long it may take: one line, spoken once each time its words change. */
export function StatusLine(): JSX.Element {
  const { session } = useScope();
  const words = useTalkWords();
  const typing = useStore(session.$typing);
  const waiting = waitingText(useStore(session.$conversation), useHere(), words);
  return (
    <p role="status" class={typing || waiting ? 'p-status' : ''}>
      {typing ? (
        <>
          <span class="p-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words.typing({ name: isolated(plainName(typing.name)) })}
        </>
      ) : (
        waiting
      )}
    </p>
  );
}
