import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { errorWords } from '../panel/errorWords.js';
import { useScope } from '../panel/scope.js';
import { useTalkWords } from './useTalkWords.js';

/** The way to end the conversation: asked twice, because ending cannot be taken back. */
export function EndButton(): JSX.Element {
  const scope = useScope();
  const own = useTalkWords();
  const [asking, setAsking] = useState(false);
  const [ending, setEnding] = useState(false);
  const [error, setError] = useState<unknown>();
  const button = useRef<HTMLButtonElement>(null);
  const keep = (): void => {
    setAsking(false);
    button.current?.focus();
  };
  const end = (): void => {
    if (ending) return;
    setEnding(true);
    setError(undefined);
    scope.session
      .end()
      .then(() => setAsking(false), setError)
      .then(() => setEnding(false));
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="p-text"
        aria-expanded={asking}
        onClick={() => setAsking(!asking)}
      >
        {own.end}
      </button>
      {asking && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
        <div
          class="p-strip"
          role="group"
          aria-label={own.endAsk}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // The window around us must not take it for its own.
            event.preventDefault();
            keep();
          }}
        >
          <p>{error ? errorWords(error, scope) : own.endAsk}</p>
          <button
            type="button"
            class="p-small p-strong"
            aria-disabled={ending}
            ref={(yes) => yes?.focus()}
            onClick={end}
          >
            {own.endYes}
          </button>
          <button type="button" class="p-small" onClick={keep}>
            {own.endNo}
          </button>
        </div>
      )}
    </>
  );
}
