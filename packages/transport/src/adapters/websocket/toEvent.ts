import { ChatError } from '../../errors.js';
import type { TransportEvent } from '../../transport.js';
import type { ServerToVisitorFrame } from '../../wire/visitorFrames.js';
import { toAbsoluteFiles } from './toAbsoluteFiles.js';

/** The event that a frame is, `undefined` for frames that belong to the connection itself. */
export function toEvent(frame: ServerToVisitorFrame, base: string): TransportEvent | undefined {
  switch (frame.type) {
    case 'message':
      return { ...frame, message: toAbsoluteFiles(frame.message, base) };
    case 'session':
      return { type: 'session', session: frame.token };
    case 'error':
      return { type: 'error', error: new ChatError(frame.code, frame) };
    case 'welcome':
    case 'ok':
    case 'pong':
      return undefined;
    default:
      return frame;
  }
}
