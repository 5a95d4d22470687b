import type { ChatMessage } from '@comptoir/core';
import type { ComponentChildren, ComponentType, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { down } from './drawings.js';
import { Icon } from './Icon.js';
import { Lazy } from './Lazy.js';
import { useScope } from './scope.js';
import { useReading } from './useReading.js';
import { useStore } from './useStore.js';

const loadLog = (): Promise<ComponentType<{ messages: readonly ChatMessage[]; busy: boolean }>> =>
  import('./MessageLog.js').then((module) => module.MessageLog);

/** How far from the end still counts as reading the end, in pixels: about one line. */
const nearEnd = 40;
/** How far from the start older messages are asked for, in pixels: about half a window. */
const nearStart = 300;

/**
 * The conversation. The scroll container runs from the bottom up (`column-reverse`): it stays at the end by
 * itself while pictures load or the keyboard opens, and older messages put in front move nothing.
 */
export function MessageList({
  head,
  children,
}: {
  /** Stands at the very beginning, once everything older is loaded. */
  readonly head: ComponentChildren;
  /** Stands after the last message. */
  readonly children: ComponentChildren;
}): JSX.Element {
  const { session, words } = useScope();
  const messages = useStore(session.$messages);
  const draft = useStore(session.$draft);
  const earlier = useStore(session.$earlier);
  const [loading, setLoading] = useState(false);
  const [away, setAway] = useState(false);
  const [missed, setMissed] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const newest = messages.at(-1);
  const newestKey = newest?.clientId ?? newest?.id;
  useReading(!away);

  const toEnd = (): void => scroller.current?.scrollTo({ top: 0 });
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    if (newest?.from === 'visitor') toEnd();
    else if (away) {
      setMissed(true);
      // What the reader has before his eyes is kept there by hand: it lies at a distance from the end.
      box.scrollTop -= box.scrollHeight - height.current;
    }
  }, [newestKey]);
  useLayoutEffect(() => {
    // Only then, because asking for it makes the browser lay out.
    if (away && scroller.current) height.current = scroller.current.scrollHeight;
  }, [messages, away]);

  const load = (): void => {
    if (loading || !earlier) return;
    setLoading(true);
    const done = (): void => setLoading(false);
    session.loadEarlier().then(done, done);
  };
  const onScroll = (): void => {
    const box = scroller.current;
    if (!box) return;
    const end = box.scrollTop > -nearEnd;
    setAway(!end);
    if (!end) height.current = box.scrollHeight;
    if (end) setMissed(false);
    if (box.scrollHeight - box.clientHeight + box.scrollTop < nearStart) load();
  };
  return (
    <div class="p-middle">
      <div
        class="p-scroll"
        ref={scroller}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
        tabIndex={0}
      >
        <div class="p-log">
          {earlier ? (
            <button type="button" class="p-small p-earlier" disabled={loading} onClick={load}>
              {words.earlier}
            </button>
          ) : (
            head
          )}
          {(newest || draft) && <Lazy load={loadLog} props={{ messages, busy: loading }} />}
          {children}
        </div>
      </div>
      {missed && (
        <button type="button" class="p-pill" onClick={toEnd}>
          {words.newBelow}
          <Icon path={down} />
        </button>
      )}
    </div>
  );
}
