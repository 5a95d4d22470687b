import type { VisitorContext } from '@comptoir/transport';
import type { VisitorLink } from './visitorLink.js';

/** Keeps what the page tells and shows it to the operator. */
export async function onContext(link: VisitorLink, context: VisitorContext): Promise<void> {
  await link.service.storage.visitors.mergeContext(link.visitor, context);
  link.service.announcer.visitor(link.visitor);
}
