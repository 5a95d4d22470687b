import type { VisitorFrame } from '@comptoir/transport/wire';
import type { VisitorLink } from './visitorLink.js';

/** How long "is typing" stands without being repeated. */
export const typingTtlMs = 6_000;

/** Shows the operator that, and what, the visitor is typing. Never stored, never logged. */
export async function onTyping(link: VisitorLink, frame: VisitorFrame & { type: 'typing' }): Promise<void> {
  const { storage, hub } = link.service;
  const newest = await storage.conversations.newest(link.visitor);
  if (newest?.operator === undefined || newest.phase !== 'open') return;
  const { on, draft } = frame;
  for (const desk of hub.desks.of(newest.operator)) {
    desk.send({
      type: 'typing',
      conversation: newest.id,
      on,
      ...(draft === undefined ? {} : { draft }),
      ttlMs: typingTtlMs,
    });
  }
}
