import type { Service } from '../service.js';
import type { Peer, ServerFrame } from '../socket/peer.js';
import { type CursorScope, toCursor } from '../storage/cursor.js';
import type { LogChange } from '../storage/logStore.js';
import type { LogPlace } from '../storage/position.js';

/** How many rows are read from the log at a time. */
const pageSize = 16;

/**
 * Follows a visitor's log from a place: every call reads what came after the last row that was told.
 * Calls while it is at work are remembered, so that no wake-up is lost between the read and the end.
 */
export function followLog(service: Service, peer: Peer, scope: CursorScope, start: LogPlace): () => void {
  let position = start;
  let busy = false;
  let again = false;
  const toFrame = (change: LogChange): ServerFrame => {
    const cursor = toCursor(scope, change.position);
    return change.type === 'removed'
      ? { type: 'removed', id: change.id, cursor }
      : { type: 'message', message: change.message, cursor };
  };
  /** Tells a page, up to the row that has to wait for the reader: what is behind it waits in the log. */
  const tellPage = async (): Promise<LogChange | undefined> => {
    const { changes, end, more } = await service.storage.log.changes(scope.visitor, position, pageSize);
    for (const change of changes) {
      if (peer.behind) return change;
      peer.send(toFrame(change));
      position = change.position;
    }
    position = end;
    if (more) again = true;
    return undefined;
  };
  const drain = async (): Promise<void> => {
    do {
      again = false;
      const waiting = await tellPage();
      if (waiting === undefined) continue;
      if (!(await peer.sendInStep(toFrame(waiting)))) return;
      position = waiting.position;
      again = true;
    } while (again && peer.open);
  };
  return () => {
    again = true;
    if (busy) return;
    busy = true;
    service.background(
      drain().finally(() => {
        busy = false;
      }),
    );
  };
}
