import { ChatError } from '@comptoir/transport';
import type { VisitorRequest } from '@comptoir/transport/wire';
import { assertWithinRate } from '../limits/assertWithinRate.js';
import type { VisitorLink } from './visitorLink.js';

/** Stores a note left while nobody is there, once per client id. */
export async function onLeave(link: VisitorLink, frame: VisitorRequest & { type: 'leave' }): Promise<void> {
  const { service, visitor } = link;
  const { storage, announcer, now } = service;
  if (frame.text.trim() === '' || frame.contact.trim() === '') {
    throw new ChatError('empty_message', { message: 'leave: `contact` and `text` must both say something.' });
  }
  assertWithinRate(service.messageBudget.of(visitor).take(now()), 'leave');
  const { clientId, intent, name, contact, text } = frame;
  const note = { clientId, intent, ...(name === undefined ? {} : { name }), contact, text };
  const stored = await storage.desk.addNote(visitor, note, now());
  link.send({ type: 'ok', id: frame.id });
  if (stored !== undefined) announcer.note(stored);
}
