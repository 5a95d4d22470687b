import { parseFrame } from './parseFrame.js';
import { serverFrameSchemas } from './schemas/serverFrameSchemas.js';
import type { ServerToVisitorFrame } from './visitorFrames.js';

/**
 * Reads one frame of the server at the visitor's end.
 *
 * Copies known members only. A part, notice or form step of an unknown kind is left out (a part with a
 * `text` becomes that text); an unknown error code becomes `bad_value`.
 *
 * @returns `undefined` for a well-formed frame of an unknown type: ignore it.
 * @throws ChatError `bad_frame` naming frame, field, expected and got, without repeating the value.
 */
export function parseServerFrame(text: string): ServerToVisitorFrame | undefined {
  return parseFrame<ServerToVisitorFrame>(text, serverFrameSchemas);
}
