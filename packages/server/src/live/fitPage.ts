import type { Message } from '@comptoir/transport';

/**
 * Cuts a page down to what one frame should carry, keeping its oldest or its newest entries, at least one.
 *
 * Without it a page of long messages would pass the send buffer, the socket would be closed as a slow reader,
 * and would come back for the same page for ever.
 */
export function fitPage<Entry extends { readonly message: Message }>(
  entries: readonly Entry[],
  keep: 'oldest' | 'newest',
  maxBytes = 256 * 1024,
): readonly Entry[] {
  const ordered = keep === 'oldest' ? entries : [...entries].reverse();
  let bytes = 0;
  const kept = ordered.filter(({ message }, index) => {
    bytes += Buffer.byteLength(JSON.stringify(message));
    return index === 0 || bytes <= maxBytes;
  });
  return keep === 'oldest' ? kept : kept.reverse();
}
