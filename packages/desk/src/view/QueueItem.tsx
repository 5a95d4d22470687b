import type { QueueEntry } from '@comptoir/transport/wire';
import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { formatSpan } from '../format/formatSpan.js';
import { waitStage } from '../state/waitStage.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { VisitorName } from './VisitorName.js';

/** One waiting visitor with what he wrote last, and the way to take him out of turn. */
export function QueueItem({ entry, position }: { entry: QueueEntry; position: number }): JSX.Element {
  const desk = useDesk();
  const waited = useStore(desk.$now) - entry.since;
  return (
    <li class="queue-item" data-conversation={entry.conversation}>
      <p class="queue-head">
        <span class="queue-position">{texts.queue.position(position)}</span>
        <strong>
          <VisitorName name={entry.visitor.name} />
        </strong>
        <span class="tag">{texts.chats.intent(entry.intent)}</span>
      </p>
      <p class="queue-preview" dir="auto">
        {entry.preview}
      </p>
      <p class="queue-foot">
        <span class={`wait wait-${waitStage(waited)}`} role="timer">
          {texts.queue.waits(formatSpan(waited))}
        </span>
        <button
          class="button button-small"
          type="button"
          aria-label={texts.queue.takeNamed(entry.visitor.name)}
          onClick={() => void desk.take(entry.conversation)}
        >
          {texts.queue.take}
        </button>
      </p>
    </li>
  );
}
