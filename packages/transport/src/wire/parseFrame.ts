import { badFrame } from './badFrame.js';
import type { FrameTable } from './schemas/frameTable.js';
import { text as textSchema } from './schemas/schema.js';

/**
 * Reads one frame from the text of one WebSocket message.
 *
 * @returns `undefined` for a well-formed frame of an unknown type: ignore it.
 * @throws ChatError `bad_frame`
 */
export function parseFrame<F extends { readonly type: string }>(
  text: string,
  table: FrameTable<F>,
): F | undefined {
  let frame: { readonly type?: unknown } | null;
  try {
    frame = JSON.parse(text);
  } catch {
    // Without the parser's own message as the cause: it quotes the text, which may hold a token.
    throw badFrame('frame', 'JSON', text);
  }
  const type: F['type'] = textSchema(frame?.type, 'frame.type');
  return Object.hasOwn(table, type) ? ({ type, ...table[type](frame, type) } as unknown as F) : undefined;
}
