import type { Message } from '../model.js';
import type { Connection, HistoryPage } from '../transport.js';
import { assert, within } from './assertions.js';
import type { Stage } from './createStage.js';
import type { Visitor } from './openVisitor.js';

/** Asks for one page, with a deadline. */
export function readPage(
  stage: Stage,
  { history }: Connection,
  query: { before?: string; after?: string; limit: number },
): Promise<HistoryPage> {
  assert(history, 'history is declared and there is no such method');
  return within(history(query), stage.deadlineMs, 'history() settles');
}

/** Pages back to the start of the log; oldest first. */
export async function pageBack(
  stage: Stage,
  connection: Connection,
  limit: number,
): Promise<readonly Message[]> {
  let page = await readPage(stage, connection, { limit });
  const messages = [...page.messages];
  for (let count = 0; page.before !== undefined; count++) {
    assert(count < 1000, 'paging back never ends');
    page = await readPage(stage, connection, { before: page.before, limit });
    messages.unshift(...page.messages);
  }
  return messages;
}

/** Everything the backend has of a visitor: by history, or by the snapshot of a new tab. */
export async function readAll(stage: Stage, visitor: Visitor): Promise<readonly Message[]> {
  const { history } = visitor.connection.capabilities;
  if (history !== false && history.before) return pageBack(stage, visitor.connection, history.maxPage);
  const tab = await stage.visit({ session: visitor.session });
  return tab.connection.snapshot.messages;
}
