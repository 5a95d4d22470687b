import type { JSX } from 'preact';
import { texts } from '../texts.js';
import { NotesList } from './NotesList.js';
import { QueueList } from './QueueList.js';
import { RatingsList } from './RatingsList.js';
import { TodayFigures } from './TodayFigures.js';

/** Beside the chats: who waits, and how the day goes. */
export function Rail(): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long rail scrolls, also by keyboard
    <aside class="rail" aria-label={texts.header.railPane} tabIndex={0}>
      <QueueList />
      <TodayFigures />
      <RatingsList />
      <NotesList />
    </aside>
  );
}
