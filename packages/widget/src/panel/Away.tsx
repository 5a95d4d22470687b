import type { ComponentType, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Lazy } from './Lazy.js';
import { useScope } from './scope.js';
import { useHere } from './useHere.js';
import { useStore } from './useStore.js';

const loadNote = (): Promise<ComponentType<object>> =>
  import('../offline/OfflineNote.js').then((module) => module.OfflineNote);

/** What is said while nobody is there: the truth, and what can be done. Writing stays possible. */
export function Away(): JSX.Element | null {
  const { session, words } = useScope();
  const here = useHere();
  const { offline } = useStore(session.$capabilities);
  const conversation = useStore(session.$conversation);
  const [leaving, setLeaving] = useState(false);
  if (here !== false || conversation?.phase === 'open') return null;
  return (
    <div class="p-sheet p-away">
      <p>
        <b>{words.away}.</b> {offline === false ? '' : words.writeAnyway}
      </p>
      {offline === 'form' &&
        (leaving ? (
          <Lazy load={loadNote} props={{}} />
        ) : (
          <button type="button" class="p-small" onClick={() => setLeaving(true)}>
            {words.leaveNote}
          </button>
        ))}
    </div>
  );
}
