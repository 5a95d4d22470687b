import { ChatError, type Cursor } from '@comptoir/transport';
import type { VisitorRequest } from '@comptoir/transport/wire';
import { fitPage } from '../live/fitPage.js';
import { fromCursor, toCursor } from '../storage/cursor.js';
import type { Position } from '../storage/position.js';
import { maxHistoryPage } from './capabilities.js';
import type { VisitorLink } from './visitorLink.js';

function place(link: VisitorLink, cursor: Cursor | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const position = fromCursor(link.scope, cursor);
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
  const before = place(link, frame.before);
  const after = place(link, frame.after);
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
  const isStart = first === undefined || (first.position.n === 1 && first.position.seq === 1);
  link.send({
    type: 'ok',
    id: frame.id,
    messages: fit.map((entry) => entry.message),
    ...(isStart ? {} : { before: toCursor(scope, first.position) }),
    ...(last === undefined ? {} : { after: toCursor(scope, last.position) }),
  });
}
