import type { Form } from '@comptoir/transport';
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Away } from './Away.js';
import { Greeting } from './Greeting.js';
import { Lazy } from './Lazy.js';
import { useScope } from './scope.js';
import { useStore } from './useStore.js';

const loadRating = (): Promise<ComponentType<object>> =>
  import('../rating/rating.js').then((module) => module.RatingCard);
const loadForm = (): Promise<ComponentType<{ form: Form }>> =>
  import('../form/form.js').then((module) => module.FormFlow);

/** What stands after the last message: an open questionnaire, the rating, the thanks, the next beginning. */
export function Ending({
  form,
  greeted,
}: {
  readonly form: Form | undefined;
  readonly greeted: boolean;
}): JSX.Element {
  const { options, session, words, focus } = useScope();
  const pressed = useStore(options.$intent);
  const conversation = useStore(session.$conversation);
  const due = useStore(session.$ratingDue);
  const [fresh, setFresh] = useState(false);
  useEffect(() => setFresh(false), [conversation?.id, conversation?.phase]);
  const ended = conversation?.phase === 'ended';
  const begin = fresh || conversation?.intent !== pressed;
  return (
    <>
      {form && <Lazy key={`${form.id}@${form.version}`} load={loadForm} props={{ form }} />}
      {due && <Lazy key={due.id} load={loadRating} props={{}} />}
      {ended && !due && !begin && (
        <div class="p-over-note">
          <p>{conversation.rating ? words.thanks : words.ended}</p>
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
        </div>
      )}
      {ended && !due && begin && !greeted && <Greeting intent={pressed} offer />}
      <Away />
    </>
  );
}
