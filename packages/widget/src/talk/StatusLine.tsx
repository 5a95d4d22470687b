import type { JSX } from 'preact';
import { useScope } from '../panel/scope.js';
import { useStore } from '../panel/useStore.js';
import { plainName } from './text/plainName.js';
import { useTalkWords } from './useTalkWords.js';

/** Who is typing, or how long it may take: one line, spoken once each time its words change. */
export function StatusLine(): JSX.Element {
  const { session } = useScope();
  const words = useTalkWords();
  const typing = useStore(session.$typing);
  const conversation = useStore(session.$conversation);
  const queue = useStore(session.$queue);
  const waiting = conversation?.phase === 'queued';
  const minutes = Math.round((queue?.waitSeconds ?? 0) / 60);
  return (
    <p role="status" class={typing || waiting ? 'p-status' : ''}>
      {typing ? (
        <>
          <span class="p-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words.typing({ name: plainName(typing.name) })}
        </>
      ) : (
        waiting &&
        (queue
          ? [
              words.place({ place: `${queue.position}` }),
              queue.waitSeconds === undefined ? '' : minutes ? words.wait(minutes) : words.waitSoon,
            ].join(' ')
          : words.queued)
      )}
    </p>
  );
}
