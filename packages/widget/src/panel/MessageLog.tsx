import type { ChatMessage } from '@comptoir/core';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import css from '../styles/log.css?inline';
import { adoptSheet } from './adoptSheet.js';
import { MessageBlock } from './MessageBlock.js';
import { useScope } from './scope.js';
import { type Blocks, toBlocks } from './toBlocks.js';

/**
 * All messages. Fetched when there are some, or at the first letter the visitor writes, so that the region
 * is there to be listened to before anything is said in it.
 */
export function MessageLog({
  messages,
  busy,
}: {
  readonly messages: readonly ChatMessage[];
  /** Older messages are being put in front: nothing to announce. */
  readonly busy: boolean;
}): JSX.Element {
  const { options, words } = useScope();
  const blocks = useRef<Blocks>(undefined);
  blocks.current = toBlocks(messages, blocks.current);
  useLayoutEffect(() => adoptSheet(options.container, css), []);
  return (
    <div role="log" aria-label={words.log} aria-busy={busy} aria-relevant="additions">
      {blocks.current.blocks.map((block) => (
        <MessageBlock key={block.key} block={block} />
      ))}
    </div>
  );
}
