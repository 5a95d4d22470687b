import { checkLimits } from './checkLimits.js';
import { clipContext } from './clipContext.js';
import { parseFrame } from './parseFrame.js';
import { visitorFrameSchemas } from './schemas/visitorFrameSchemas.js';
import type { VisitorFrame } from './visitorFrames.js';

/**
 * Reads one frame of a visitor at the server's end: form first, then the limits of `checkLimits`.
 *
 * What is malformed in a context is left out, and what is long in it is cut: it describes the page, and the
 * visitor must not pay for it. Copies known members only. Parts of an unknown kind become their `text` or are left out, so a `send` may
 * end up without parts. When it throws, `requestId(text)` tells whom to answer.
 *
 * @returns `undefined` for a well-formed frame of an unknown type: ignore it.
 * @throws ChatError `message_too_large` (with `limit`) for a too long text, otherwise `bad_frame` naming frame,
 * field, expected and got, without repeating the value.
 */
export function parseVisitorFrame(text: string): VisitorFrame | undefined {
  const parsed = parseFrame<VisitorFrame>(text, visitorFrameSchemas);
  if (!parsed) return undefined;
  const frame = 'context' in parsed ? { ...parsed, context: clipContext(parsed.context) } : parsed;
  checkLimits(frame, frame.type);
  return frame;
}
