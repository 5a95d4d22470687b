import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { MessageRow } from './MessageRow.js';
import type { Block } from './toBlocks.js';

/** Some fifty messages that the browser skips while they are out of sight. */
export function MessageBlock({ block }: { readonly block: Block }): JSX.Element {
  return useMemo(
    () => (
      <ol class="p-block">
        {block.rows.map((row) => (
          <MessageRow key={row.key} row={row} />
        ))}
      </ol>
    ),
    [block],
  );
}
