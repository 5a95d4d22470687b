import { checkLimits } from './checkLimits.js';
import type { OperatorFrame } from './operatorFrames.js';
import { parseFrame } from './parseFrame.js';
import { operatorFrameSchemas } from './schemas/operatorFrameSchemas.js';

/**
 * Reads one frame of a desk at the server's end; the same rules as `parseVisitorFrame`.
 *
 * @returns `undefined` for a well-formed frame of an unknown type: ignore it.
 * @throws ChatError `message_too_large` or `bad_frame`
 */
export function parseOperatorFrame(text: string): OperatorFrame | undefined {
  const frame = parseFrame<OperatorFrame>(text, operatorFrameSchemas);
  if (frame) checkLimits(frame, frame.type);
  return frame;
}
