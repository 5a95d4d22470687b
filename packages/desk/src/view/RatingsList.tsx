import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { formatTime } from '../format/formatTime.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { RatingCard } from './RatingCard.js';
import { VisitorName } from './VisitorName.js';

/** What visitors said about their chats, newest first. */
export function RatingsList(): JSX.Element {
  const desk = useDesk();
  const { ratings } = useStore(desk.$state);
  const id = useId();
  return (
    <section class="rail-part" aria-labelledby={id}>
      <h2 id={id}>{texts.ratings.heading}</h2>
      {ratings.length === 0 ? (
        <p class="muted">{texts.ratings.empty}</p>
      ) : (
        <ul class="entries" aria-label={texts.ratings.heading}>
          {ratings.map((entry) => (
            <li key={entry.conversation} class="entry" data-conversation={entry.conversation}>
              <p class="entry-head">
                <VisitorName name={entry.visitor} />{' '}
                <span class="muted">
                  {texts.chats.intent(entry.intent)}, {formatTime(entry.at)}
                </span>
              </p>
              <RatingCard rating={entry.rating} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
