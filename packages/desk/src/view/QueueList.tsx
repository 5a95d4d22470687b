import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { QueueItem } from './QueueItem.js';

/** Who waits for an operator, first come first. */
export function QueueList(): JSX.Element {
  const desk = useDesk();
  const queue = useStore(desk.$queue);
  const id = useId();
  return (
    <section class="rail-part" aria-labelledby={id}>
      <h2 id={id}>
        {texts.queue.heading} {queue.length > 0 && <span class="badge">{queue.length}</span>}
      </h2>
      {queue.length === 0 ? (
        <p class="muted">{texts.queue.empty}</p>
      ) : (
        <ol class="queue" aria-label={texts.queue.heading}>
          {queue.map((entry, index) => (
            <QueueItem key={entry.conversation} entry={entry} position={index + 1} />
          ))}
        </ol>
      )}
    </section>
  );
}
