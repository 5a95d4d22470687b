import type { LinkOptions, OpenLink } from '../websocket/link.js';
import { openStream, type StreamMemory } from './openStream.js';

/** Opens streams that learn from each other what passes on the way to the server. */
export function createStreams(answerTimeoutMs: number): OpenLink {
  const memory: StreamMemory = { short: false };
  return (options: LinkOptions) =>
    openStream({ ...options, memory, patienceMs: answerTimeoutMs / 3, requestMs: answerTimeoutMs });
}
