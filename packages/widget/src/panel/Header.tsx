import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { down } from './drawings.js';
import { errorWords } from './errorWords.js';
import { Face } from './Face.js';
import { Icon } from './Icon.js';
import { intentWords } from './intentWords.js';
import { useScope } from './scope.js';
import { plainName } from './text/plainName.js';
import { useHere } from './useHere.js';
import { useStore } from './useStore.js';

/** Who is there, the way out, and the way to end: asked twice, because ending cannot be taken back. */
export function Header(): JSX.Element {
  const scope = useScope();
  const { options, session, words, format } = scope;
  const pressed = useStore(options.$intent);
  const conversation = useStore(session.$conversation);
  const capabilities = useStore(session.$capabilities);
  const here = useHere();
  const [asking, setAsking] = useState(false);
  const [ending, setEnding] = useState(false);
  const [error, setError] = useState<unknown>();
  const endButton = useRef<HTMLButtonElement>(null);

  const running = conversation !== undefined && conversation.phase !== 'ended';
  const operator = running ? conversation.operator : undefined;
  const { title } = intentWords(running ? conversation.intent : pressed, options.intents, scope);
  const canEnd = running && capabilities.end;
  const keep = (): void => {
    setAsking(false);
    endButton.current?.focus();
  };
  const end = (): void => {
    setEnding(true);
    setError(undefined);
    session
      .end()
      .then(() => {
        setAsking(false);
        scope.focus();
      }, setError)
      .then(() => setEnding(false));
  };
  return (
    <header class="p-head">
      <Face person={operator} />
      <div class="p-who">
        <h2>
          <bdi>{operator ? plainName(operator.name) : title}</bdi>
        </h2>
        <p class={operator || here ? 'p-here' : ''}>
          {operator ? title : here === undefined ? '' : here ? words.here : words.away}
        </p>
      </div>
      {canEnd && (
        <button
          ref={endButton}
          type="button"
          class="p-text"
          aria-expanded={asking}
          onClick={() => setAsking(!asking)}
        >
          {words.end}
        </button>
      )}
      <button type="button" class="p-round" aria-label={words.close} onClick={() => options.close()}>
        <Icon path={down} />
      </button>
      {canEnd && asking && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
        <div
          class="p-strip"
          role="group"
          aria-label={words.endAsk}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // The window around us must not take it for its own.
            event.preventDefault();
            keep();
          }}
        >
          <p>{error ? errorWords(error, words, format) : words.endAsk}</p>
          <button
            type="button"
            class="p-small p-strong"
            disabled={ending}
            ref={(button) => {
              if (button && !ending) button.focus();
            }}
            onClick={end}
          >
            {words.endYes}
          </button>
          <button type="button" class="p-small" onClick={keep}>
            {words.endNo}
          </button>
        </div>
      )}
    </header>
  );
}
