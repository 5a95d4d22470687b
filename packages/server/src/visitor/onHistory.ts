import { ChatError, type Cursor } from '@comptoir/transport';
import type { VisitorRequest } from '@comptoir/transport/wire';
import { fitPage } from '../live/fitPage.js';
import { toCursor } from '../storage/cursor.js';
import type { Position } from '../storage/position.js';
import { maxHistoryPage } from './capabilities.js';
import { placeOf } from './placeOf.js';
import type { VisitorLink } from './visitorLink.js';

async function place(link: VisitorLink, cursor: Cursor | undefined): Promise<Position | undefined> {
  if (cursor === undefined) return undefined;
  const position = await placeOf(link.service, link.scope, cursor);
  if (position !== undefined) return position;
  const message = 'history: this cursor is not of this visitor’s log; ask without one for the newest page.';
  throw new ChatError('cursor_unknown', { message });
}

/** Answers with one page of the visitor's whole log. */
export async function onHistory(
  link: VisitorLink,
  frame: VisitorRequest & { type: 'history' },
): Promise<void> {
  const { service, scope } = link;
  const before = await place(link, frame.before);
  const after = await place(link, frame.after);
  if (before !== undefined && after !== undefined) {
    throw new ChatError('bad_value', { message: 'history: give `before` or `after`, not both.' });
  }
  const limit = Math.min(maxHistoryPage, Math.max(1, Math.trunc(frame.limit)));
  const page = await service.storage.log.page(link.visitor, {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    limit,
  });
  const fit = fitPage(page.entries, after === undefined ? 'newest' : 'oldest');
  const first = fit[0];
  const last = fit.at(-1);
  const isCut = after === undefined && fit.length < page.entries.length;
  const isStart = first === undefined || !(page.earlier || isCut);
  link.send({
    type: 'ok',
    id: frame.id,
    messages: fit.map((entry) => entry.message),
    ...(isStart ? {} : { before: toCursor(scope, first.position) }),
    ...(last === undefined ? {} : { after: toCursor(scope, last.position) }),
  });
}
