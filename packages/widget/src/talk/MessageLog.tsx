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

/** So many blocks are drawn at first, and put in front each time: several windows full. */
const atOnce = 4;

/**
 * The newest messages, and older ones as the reader goes back. It comes before the first message, so that the region
 * is there to be listened to before anything is said in it.
 */
export function MessageLog({
  scroller,
  onMissed,
}: {
  readonly scroller: RefObject<HTMLElement | null>;
  onMissed(missed: boolean): void;
}): JSX.Element {
  const { options, session } = useScope();
  const words = useTalkWords();
  const messages = useStore(session.$messages);
  const earlier = useStore(session.$earlier);
  const [loading, setLoading] = useState(false);
  const held = useRef<Blocks>(undefined);
  /** The oldest block that is drawn, by its key. It only goes back: what somebody reads stays. */
  const oldest = useRef(Number.POSITIVE_INFINITY);
  held.current = toBlocks(messages, held.current);
  const { blocks } = held.current;
  oldest.current = Math.min(oldest.current, (blocks.at(-1)?.key ?? oldest.current) - atOnce + 1);
  const drawn = blocks.filter(({ key }) => key >= oldest.current);
  const waiting = drawn.length < blocks.length;
  const load = (): void => {
    if (loading || !(waiting || earlier)) return;
    setLoading(true);
    oldest.current -= atOnce;
    const done = (): void => setLoading(false);
    (waiting ? Promise.resolve() : session.loadEarlier()).then(done, done);
  };
  useReading(useScrolling(scroller, messages, load, onMissed));
  useLayoutEffect(() => adoptSheet(options.container, css), []);
  return (
    <>
      {(waiting || earlier) && (
        <button type="button" class="p-small p-earlier" aria-disabled={loading} onClick={load}>
          {words.earlier}
        </button>
      )}
      <div role="log" aria-relevant="additions">
        {drawn.map((block) => (
          <MessageBlock key={block.key} block={block} />
        ))}
      </div>
    </>
  );
}
