import type { JSX } from 'preact';
import { down } from './drawings.js';
import { Icon } from './Icon.js';
import { intentWords } from './intentWords.js';
import { useScope } from './scope.js';
import type { TalkParts } from './talkParts.js';
import { useHere } from './useHere.js';
import { useStore } from './useStore.js';

/** Who is there, the way to end, and the way out. */
export function Header({ talk }: { readonly talk: TalkParts | undefined }): JSX.Element {
  const scope = useScope();
  const { options, session, words } = scope;
  const pressed = useStore(options.$intent);
  const conversation = useStore(session.$conversation);
  const capabilities = useStore(session.$capabilities);
  const here = useHere();

  const running = conversation?.phase === 'ended' ? undefined : conversation;
  const intent = running?.intent ?? pressed;
  const { title } = intentWords(intent, scope);
  return (
    <header class="p-head">
      {talk && running?.operator ? (
        <talk.Operator person={running.operator} title={title} />
      ) : (
        <>
          <span class="p-face">
            <Icon path={options.drawing(intent)} />
          </span>
          <div class="p-who">
            <h2>
              <bdi>{title}</bdi>
            </h2>
            <p class={here ? 'p-here' : ''} dir="auto">
              {here === undefined ? '' : here ? words.here : words.away}
            </p>
          </div>
        </>
      )}
      {talk && running && capabilities.end && <talk.EndButton />}
      <button type="button" class="p-round" aria-label={words.close} onClick={() => options.close()}>
        <Icon path={down} />
      </button>
    </header>
  );
}
