import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { adoptSheet } from '../panel/adoptSheet.js';
import { useScope } from '../panel/scope.js';
import { useStore } from '../panel/useStore.js';
import css from '../styles/talk.css?inline';
import { MessageBlock } from './MessageBlock.js';
import { type Blocks, toBlocks } from './toBlocks.js';
import { useReading } from './useReading.js';
import { useScrolling } from './useScrolling.js';
import { useTalkWords } from './useTalkWords.js';

/** All messages. It comes before the first one, so that the region is there to be listened to before anything is said in it. */
export function MessageLog({
  scroller,
  onMissed,
}: {
  readonly scroller: RefObject<HTMLDivElement | null>;
  onMissed(missed: boolean): void;
}): JSX.Element {
  const { options, session } = useScope();
  const words = useTalkWords();
  const messages = useStore(session.$messages);
  const earlier = useStore(session.$earlier);
  const [loading, setLoading] = useState(false);
  const blocks = useRef<Blocks>(undefined);
  const load = (): void => {
    if (loading || !earlier) return;
    setLoading(true);
    const done = (): void => setLoading(false);
    session.loadEarlier().then(done, done);
  };
  useReading(useScrolling(scroller, messages, load, onMissed));
  blocks.current = toBlocks(messages, blocks.current);
  useLayoutEffect(() => adoptSheet(options.container, css), []);
  return (
    <>
      {earlier && (
        <button type="button" class="p-small p-earlier" disabled={loading} onClick={load}>
          {words.earlier}
        </button>
      )}
      {/* While older messages are put in front there is nothing to announce. */}
      <div role="log" aria-label={words.log} aria-busy={loading} aria-relevant="additions">
        {blocks.current.blocks.map((block) => (
          <MessageBlock key={block.key} block={block} />
        ))}
      </div>
    </>
  );
}
