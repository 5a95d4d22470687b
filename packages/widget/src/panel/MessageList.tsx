import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Retry } from './Retry.js';
import { useScope } from './scope.js';
import type { TalkParts } from './talkParts.js';
import { useStore } from './useStore.js';

/**
 * The place of the conversation. The scroll container runs from the bottom up (`column-reverse`): it stays at
 * the end by itself while pictures load or the keyboard opens, and older messages put in front move nothing.
 */
export function MessageList({
  talk,
  retry,
  head,
  children,
}: {
  readonly talk: TalkParts | undefined;
  /** There is one when the messages' code could not be fetched. */
  readonly retry: (() => void) | undefined;
  /** Stands at the very beginning, once everything older is loaded. */
  readonly head: ComponentChildren;
  /** Stands after the last message. */
  readonly children: ComponentChildren;
}): JSX.Element {
  const { session, focus } = useScope();
  const earlier = useStore(session.$earlier);
  const [missed, setMissed] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div class="p-middle">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <div class="p-scroll" ref={scroller} tabIndex={0}>
        <div class="p-log">
          {!earlier && head}
          {talk ? (
            <talk.MessageLog scroller={scroller} onMissed={setMissed} />
          ) : (
            retry && <Retry retry={retry} />
          )}
          {children}
        </div>
      </div>
      {talk && missed && (
        <talk.NewBelow
          onClick={() => {
            scroller.current?.scrollTo({ top: 0 });
            focus();
          }}
        />
      )}
    </div>
  );
}
