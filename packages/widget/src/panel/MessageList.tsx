import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useScope } from './scope.js';
import type { TalkParts } from './talkParts.js';
import { useStore } from './useStore.js';

/**
 * The place of the conversation. The scroll container runs from the bottom up (`column-reverse`): it stays at
 * the end by itself while pictures load or the keyboard opens, and older messages put in front move nothing.
 */
export function MessageList({
  talk,
  trouble,
  head,
  children,
}: {
  readonly talk: TalkParts | undefined;
  /** Stands there when the messages' code could not be fetched. */
  readonly trouble: JSX.Element | undefined;
  /** Stands at the very beginning, once everything older is loaded. */
  readonly head: ComponentChildren;
  /** Stands after the last message. */
  readonly children: ComponentChildren;
}): JSX.Element {
  const { session, words } = useScope();
  const earlier = useStore(session.$earlier);
  const [missed, setMissed] = useState(false);
  const scroller = useRef<HTMLElement>(null);
  return (
    <div class="p-middle">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section class="p-scroll" ref={scroller} tabIndex={0} aria-label={words.messages}>
        <div class="p-log">
          {!earlier && head}
          {talk ? <talk.MessageLog scroller={scroller} onMissed={setMissed} /> : trouble}
          {children}
        </div>
      </section>
      {talk && missed && <talk.NewBelow onClick={() => scroller.current?.scrollTo({ top: 0 })} />}
    </div>
  );
}
