import { maxFrameBytes } from '../../wire/visitorFrames.js';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Takes frames from the front of the queue: as many as one request may carry, one at least. */
export function toBatch(queue: string[]): string[] {
  let bytes = 0;
  const end = queue.findIndex((text) => {
    bytes += bytesOf(text) + 1;
    return bytes > maxFrameBytes;
  });
  return queue.splice(0, end < 0 ? queue.length : Math.max(1, end));
}
