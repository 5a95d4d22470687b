import type { ServerToOperatorFrame } from './operatorFrames.js';
import { parseFrame } from './parseFrame.js';
import { deskFrameSchemas } from './schemas/deskFrameSchemas.js';

/**
 * Reads one frame of the server at the desk's end; the same rules as `parseServerFrame`.
 *
 * @returns `undefined` for a well-formed frame of an unknown type: ignore it.
 * @throws ChatError `bad_frame`
 */
export function parseServerToOperatorFrame(text: string): ServerToOperatorFrame | undefined {
  return parseFrame<ServerToOperatorFrame>(text, deskFrameSchemas);
}
