import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { formatDay, formatTime } from '../format/formatTime.js';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { VisitorName } from './VisitorName.js';

/** Notes left while nobody was there, newest first. */
export function NotesList(): JSX.Element {
  const desk = useDesk();
  const { notes } = useStore(desk.$state);
  const id = useId();
  return (
    <section class="rail-part" aria-labelledby={id}>
      <h2 id={id}>{texts.notes.heading}</h2>
      {notes.length === 0 ? (
        <p class="muted">{texts.notes.empty}</p>
      ) : (
        <ul class="entries" aria-label={texts.notes.heading}>
          {notes.map((note) => (
            <li key={note.clientId} class="entry">
              <p class="entry-head">
                {note.name === undefined ? texts.notes.anonymous : <VisitorName name={note.name} />}{' '}
                <span class="muted">
                  {texts.chats.intent(note.intent)}, {formatDay(note.at)}, {formatTime(note.at)}
                </span>
              </p>
              <p class="entry-contact" dir="auto">
                {note.contact}
              </p>
              <p class="entry-text" dir="auto">
                {note.text}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
