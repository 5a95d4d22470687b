import { isChatError, type Rating } from '@comptoir/transport';
import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { adoptSheet } from '../panel/adoptSheet.js';
import { errorWords } from '../panel/errorWords.js';
import { Icon } from '../panel/Icon.js';
import { SubmitButton } from '../panel/SubmitButton.js';
import { useScope } from '../panel/scope.js';
import fields from '../styles/fields.css?inline';
import css from '../styles/rating.css?inline';
import { ratingWords } from './ratingWords.js';

const star = 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z';

const scores = [1, 2, 3, 4, 5];

/** Asks for stars, then for words. Native radios: arrows move, a screen reader says "4 of 5". */
export function RatingCard(): JSX.Element {
  const scope = useScope();
  const { options, session, dictionary, focus } = scope;
  const own = dictionary.words('rating', ratingWords);
  const offered = session.$capabilities.get().rating || undefined;
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [solved, setSolved] = useState<boolean>();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  useLayoutEffect(() => {
    adoptSheet(options.container, fields);
    adoptSheet(options.container, css);
  }, []);

  const send = (): void => {
    setSending(true);
    setError(undefined);
    const rating: Rating = {
      score,
      ...(comment.trim() ? { comment: comment.trim() } : {}),
      ...(solved !== undefined && { solved }),
    };
    session.rate(rating).then(focus, (cause: unknown) => {
      setSending(false);
      // Rated in another tab meanwhile: nothing is left to ask.
      if (isChatError(cause) && cause.code === 'already_rated') session.declineRating();
      else setError(cause);
    });
  };
  return (
    <form
      class="p-sheet p-rating"
      // By Enter before there is a button.
      onSubmit={(event) => event.preventDefault()}
    >
      <fieldset class="p-stars">
        <legend>{own.ask}</legend>
        {scores.map((value) => (
          <label key={value} class={value <= score ? 'p-full' : ''}>
            <input
              type="radio"
              name="score"
              value={value}
              checked={value === score}
              onChange={() => setScore(value)}
            />
            <Icon path={star} />
            <span class="p-hidden">{own.stars({ score: `${value}` })}</span>
          </label>
        ))}
      </fieldset>
      {score > 0 && (
        <>
          <fieldset class="p-solved">
            <legend>{own.solved}</legend>
            {[true, false].map((answer) => (
              <label key={`${answer}`} class={solved === answer ? 'p-on' : ''}>
                <input
                  type="radio"
                  name="solved"
                  checked={solved === answer}
                  onChange={() => setSolved(answer)}
                />
                {answer ? own.yes : own.no}
              </label>
            ))}
          </fieldset>
          {offered?.comment && (
            <textarea
              rows={2}
              dir="auto"
              aria-label={own.comment}
              placeholder={own.comment}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          )}
        </>
      )}
      <p role="alert" class="p-note p-bad">
        {error ? errorWords(error, scope) : ''}
      </p>
      <div class="p-actions">
        <button
          type="button"
          class="p-small"
          onClick={() => {
            session.declineRating();
            focus();
          }}
        >
          {own.notNow}
        </button>
        {score > 0 && (
          <SubmitButton busy={sending} onSubmit={send}>
            {own.send}
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
