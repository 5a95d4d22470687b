import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { MessageRow } from './MessageRow.js';
import type { Block, Row } from './toBlocks.js';
import { useFormat } from './useFormat.js';
import { useTalkWords } from './useTalkWords.js';

/**
 * Some fifty messages that the browser skips while they are out of sight. Each is drawn again only when its row is
 * another object: Preact leaves an element that it has seen before as it stands.
 */
export function MessageBlock({ block }: { readonly block: Block }): JSX.Element {
  const words = useTalkWords();
  const format = useFormat();
  const [drawn] = useState(() => new WeakMap<Row, JSX.Element>());
  return useMemo(
    () => (
      // What is put in front is not news, and only the last block is written on. Being busy would be over in the
      // same frame, before a browser tells anybody.
      <ol class="p-block" aria-live={block.below && 'off'}>
        {block.rows.map((row) => {
          const item = drawn.get(row) ?? <MessageRow key={row.key} row={row} words={words} format={format} />;
          drawn.set(row, item);
          return item;
        })}
      </ol>
    ),
    [block],
  );
}
