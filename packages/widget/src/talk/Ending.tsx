import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Greeting } from '../panel/Greeting.js';
import { Lazy } from '../panel/Lazy.js';
import { useScope } from '../panel/scope.js';
import { useStore } from '../panel/useStore.js';
import { toEnding } from './toEnding.js';
import { useTalkWords } from './useTalkWords.js';

const loadRating = (): Promise<ComponentType<object>> =>
  import('../rating/rating.js').then((module) => module.RatingCard);

/** What stands after the last message of a conversation: the rating, the thanks, the next beginning. */
export function Ending({ greeted }: { readonly greeted: boolean }): JSX.Element | null {
  const { options, session, focus } = useScope();
  const words = useTalkWords();
  const pressed = useStore(options.$intent);
  const conversation = useStore(session.$conversation);
  const due = useStore(session.$ratingDue);
  const messages = useStore(session.$messages);
  const [fresh, setFresh] = useState(false);
  useEffect(() => setFresh(false), [conversation?.id, conversation?.phase]);
  const begins = fresh || conversation?.intent !== pressed;
  const ending = toEnding(conversation, due, messages, begins, greeted, fresh);
  if (ending === 'rating') return <Lazy key={due?.id} load={loadRating} props={{}} />;
  return ending ? (
    <>
      {ending !== 'greeting' && (
        <div class="p-over-note">
          {ending !== 'again' && <p>{words[ending]}</p>}
          {!begins && (
            <button
              type="button"
              class="p-small"
              onClick={() => {
                setFresh(true);
                session.start(pressed);
                focus();
              }}
            >
              {words.startAgain}
            </button>
          )}
        </div>
      )}
      {begins && !greeted && <Greeting intent={pressed} offer />}
    </>
  ) : null;
}
