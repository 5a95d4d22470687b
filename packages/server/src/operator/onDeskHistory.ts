import { ChatError } from '@comptoir/transport';
import type { OperatorRequest } from '@comptoir/transport/wire';
import { fitPage } from '../live/fitPage.js';
import { toCursor } from '../storage/cursor.js';
import { maxHistoryPage } from '../visitor/capabilities.js';
import { placeOf } from '../visitor/placeOf.js';
import type { DeskLink } from './deskLink.js';
import { ownChat } from './ownChat.js';

/** Answers with an older page of one of the operator's chats. */
export async function onDeskHistory(
  link: DeskLink,
  frame: OperatorRequest & { type: 'history' },
): Promise<void> {
  const { storage } = link.service;
  const { id, n, visitor } = await ownChat(link, frame.conversation, 'history');
  const scope = { epoch: storage.epoch, visitor };
  const before = await placeOf(link.service, scope, frame.before);
  if (before === undefined || before.n !== n) {
    throw new ChatError('cursor_unknown', { message: 'history.before: this cursor is not of this chat.' });
  }
  const limit = Math.min(maxHistoryPage, Math.max(1, Math.trunc(frame.limit)));
  const page = await storage.log.conversationPage(id, { before: before.seq, limit });
  const fit = fitPage(page.entries, 'newest');
  const [first] = fit;
  link.send({
    type: 'ok',
    id: frame.id,
    messages: fit.map((entry) => entry.message),
    ...(first !== undefined && (page.earlier || fit.length < page.entries.length)
      ? { before: toCursor(scope, first.position) }
      : {}),
  });
}
