import type { ServerFrame } from '../peer.js';

/** Something that keeps a silent stream alive and that no reader hands on. */
export const comment = ':\n\n';

/** A frame as a server-sent event. Its `id` is the cursor, where the frame has one. */
export function toEvent(frame: ServerFrame): string {
  const cursor = 'cursor' in frame && frame.cursor !== undefined ? `id: ${frame.cursor}\n` : '';
  return `${cursor}data: ${JSON.stringify(frame)}\n\n`;
}

/** The first event of a stream: the key that requests of this connection carry. */
export function toLinkEvent(key: string): string {
  return `event: link\ndata: ${JSON.stringify({ link: key })}\n\n`;
}

/** The last event of a stream: what a WebSocket's close frame would say. */
export function toCloseEvent(code: number, reason: string): string {
  return `event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`;
}
