import { ChatError } from '@comptoir/transport';
import type { VisitorRequest } from '@comptoir/transport/wire';
import type { VisitorLink } from './visitorLink.js';

/** Stores the rating of one of the visitor's own conversations, once. */
export async function onRate(link: VisitorLink, frame: VisitorRequest & { type: 'rate' }): Promise<void> {
  const { storage, announcer, metrics, now } = link.service;
  const { score } = frame.rating;
  if (!Number.isInteger(score) || score < 1 || score > 5) {
    throw new ChatError('bad_value', { message: 'rate.rating.score: expected a whole number from 1 to 5.' });
  }
  const record = await storage.conversations.byId(frame.conversation);
  if (record === undefined || record.visitor !== link.visitor) {
    throw new ChatError('not_found', { message: 'rate.conversation: you have no such conversation.' });
  }
  if (record.phase !== 'ended') {
    const message = 'rate.conversation: it is still running; it can be rated once it has ended.';
    throw new ChatError('bad_value', { message });
  }
  const rated = await storage.conversations.rate(record.id, frame.rating, now());
  link.send({ type: 'ok', id: frame.id });
  metrics.ratings.inc({ score: String(score) });
  announcer.changed(record.id);
  announcer.rated(rated);
  announcer.figures();
}
