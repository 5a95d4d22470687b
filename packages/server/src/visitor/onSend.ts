import { ChatError } from '@comptoir/transport';
import type { VisitorRequest } from '@comptoir/transport/wire';
import { groupOf } from '../config/serviceConfig.js';
import { assertWithinRate } from '../limits/assertWithinRate.js';
import { resolveSend } from '../live/resolveSend.js';
import { toCursor } from '../storage/cursor.js';
import type { VisitorLink } from './visitorLink.js';

const intentShape = /^[\p{L}\p{N}_.-]{1,64}$/u;

/** Whoever has opened too many conversations goes on in the one he has, and opens the next one later. */
async function assertMayOpen({ service, visitor }: VisitorLink, clientId: string): Promise<void> {
  const { storage, conversationBudget, now } = service;
  const budget = conversationBudget.of(visitor);
  const retryAfterMs = budget.take(now());
  if (retryAfterMs === 0) return budget.refund();
  const newest = await storage.conversations.newest(visitor);
  if (newest !== undefined && newest.phase !== 'ended') return;
  if (!(await storage.log.has(visitor, clientId))) assertWithinRate(retryAfterMs, 'send: new conversations');
}

/** Stores a message, acknowledges it, then tells the others and finds an operator. */
export async function onSend(link: VisitorLink, frame: VisitorRequest & { type: 'send' }): Promise<void> {
  const { service, visitor } = link;
  const { announcer, config, metrics, now, storage } = service;
  const started = performance.now();
  if (frame.intent !== undefined && !intentShape.test(frame.intent)) {
    const message = 'send.intent: expected 1 to 64 letters, digits, "_", "." or "-".';
    throw new ChatError('bad_value', { message });
  }
  const budget = service.messageBudget.of(visitor);
  const retryAfterMs = budget.take(now());
  // A resend after a lost acknowledgement is no new message: it gets its answer, whatever the budget says.
  const resent = retryAfterMs > 0 && (await storage.log.has(visitor, frame.clientId));
  if (!resent) assertWithinRate(retryAfterMs, 'send');
  await assertMayOpen(link, frame.clientId);
  const stored = await storage.log.sendAsVisitor({
    visitor,
    clientId: frame.clientId,
    parts: await resolveSend(storage, frame, { kind: 'visitor', id: visitor }),
    intent: frame.intent,
    fallback: config.groups[0] ?? 'chat',
    groupOf: (intent) => groupOf(config, intent),
    at: now(),
  });
  const { entry, duplicate, queued, leftOperator, removed } = stored;
  const { message } = entry;
  link.send({ type: 'ok', id: frame.id, message, cursor: toCursor(link.scope, entry.position), duplicate });
  // A resend of what an operator has removed since must not bring it back to this window.
  if (removed) link.send({ type: 'removed', id: message.id, cursor: toCursor(link.scope, entry.position) });
  metrics.sendSeconds.observe((performance.now() - started) / 1000);
  if (duplicate) {
    if (!resent) budget.refund();
    return;
  }
  metrics.messages.inc({ sender: 'visitor' });
  if (leftOperator !== undefined) announcer.taken(leftOperator, message.conversation);
  announcer.stored(message.conversation);
  if (!queued) return;
  if (entry.position.seq === 1) service.conversationBudget.of(visitor).take(now());
  // Routed first: with a free operator nobody is shown a queue that lasts a millisecond.
  service.background(service.router.route().then(() => announcer.changed(message.conversation)));
  announcer.figures();
}
