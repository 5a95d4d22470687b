import type { ServerToOperatorFrame } from './operatorFrames.js';
import { parseFrame } from './parseFrame.js';
import { deskFrameSchemas, deskHistoryFrameSchema, deskSentFrameSchema } from './schemas/deskFrameSchemas.js';
import { doneFrameSchema } from './schemas/serverFrameSchemas.js';

/**
 * Reads one frame of the server at the desk's end; the same rules as `parseServerFrame`.
 *
 * @returns `undefined` for a well-formed frame of an unknown type: ignore it.
 * @throws ChatError `bad_frame`
 */
export function parseServerToOperatorFrame(text: string): ServerToOperatorFrame | undefined {
  return parseFrame<ServerToOperatorFrame>(text, (type, frame) => {
    if (type === 'ok') {
      if ('message' in frame) return deskSentFrameSchema;
      return 'messages' in frame ? deskHistoryFrameSchema : doneFrameSchema;
    }
    return Object.hasOwn(deskFrameSchemas, type)
      ? deskFrameSchemas[type as keyof typeof deskFrameSchemas]
      : undefined;
  });
}
