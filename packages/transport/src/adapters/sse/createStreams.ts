import type { ConnectSettings } from '../websocket/connectLink.js';
import type { OpenLink } from '../websocket/link.js';
import { openStream, type StreamMemory } from './openStream.js';

/** Opens streams that learn from each other what passes on the way to the server. */
export function createStreams({ answerTimeoutMs, welcomeMs }: ConnectSettings): OpenLink {
  const memory: StreamMemory = { short: false };
  return (options) =>
    openStream({ ...options, memory, patienceMs: welcomeMs / 3, requestMs: answerTimeoutMs });
}
