import type { ComponentType, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useScope } from './scope.js';
import { toAway } from './toAway.js';
import { useHere } from './useHere.js';
import { useLazy } from './useLazy.js';
import { useStore } from './useStore.js';

const loadNote = (): Promise<ComponentType<object>> =>
  import('../offline/OfflineNote.js').then((module) => module.OfflineNote);

/** What is said while nobody is there: the truth, and what can be done. Writing stays possible. */
export function Away(): JSX.Element | null {
  const { session, words } = useScope();
  const here = useHere();
  const { offline } = useStore(session.$capabilities);
  const conversation = useStore(session.$conversation);
  const noted = useStore(session.$noted);
  const [leaving, setLeaving] = useState(false);
  const away = toAway(here, conversation?.phase, offline, noted);
  const shown = away === 'noted' || (away === 'form' && leaving);
  const [Note, trouble] = useLazy(loadNote, shown);
  if (!away) return null;
  return (
    <div class="p-sheet p-away">
      <p>
        <b>{words.away}.</b> {away === 'bare' ? '' : words.writeAnyway}
      </p>
      {shown && Note ? (
        <Note />
      ) : (
        (trouble ??
        (away === 'form' && (
          // It stands until there is a place for the focus to go to.
          <button type="button" class="p-small" aria-disabled={leaving} onClick={() => setLeaving(true)}>
            {words.leaveNote}
          </button>
        )))
      )}
    </div>
  );
}
