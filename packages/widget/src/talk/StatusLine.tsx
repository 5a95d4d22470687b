import { isolated, plainName } from '@comptoir/transport/text';
import type { JSX } from 'preact';
import { useScope } from '../panel/scope.js';
import { useHere } from '../panel/useHere.js';
import { useStore } from '../panel/useStore.js';
import { useTalkWords } from './useTalkWords.js';

/** Who is typing, or how long it may take: one line, spoken once each time its words change. */
export function StatusLine(): JSX.Element {
  const { session } = useScope();
  const words = useTalkWords();
  const typing = useStore(session.$typing);
  const conversation = useStore(session.$conversation);
  const queue = useStore(session.$queue);
  const waiting = conversation?.phase === 'queued';
  // The estimate comes from hours when somebody was there: with nobody there it would be a promise.
  const wait = useHere() === false ? undefined : queue?.waitSeconds;
  const minutes = Math.round((wait ?? 0) / 60);
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
        waiting &&
        (queue
          ? [
              words.place({ place: `${queue.position}` }),
              wait === undefined ? '' : minutes ? words.wait(minutes) : words.waitSoon,
            ].join(' ')
          : words.queued)
      )}
    </p>
  );
}
