import type { VisitorListener } from '../live/hub.js';
import type { Service } from '../service.js';
import type { Peer, ServerFrame } from '../socket/peer.js';
import { type CursorScope, toCursor } from '../storage/cursor.js';
import type { LogChange } from '../storage/logStore.js';
import { comparePositions, type LogPlace } from '../storage/position.js';

/** How many rows are read from the log at a time. */
const pageSize = 16;

/** So many messages with files, the newest ones, are told again when their links should be made anew. */
const renewed = 50;

/**
 * Follows a visitor's log from a place: every call reads what came after the last row that was told.
 * Calls while it is at work are remembered, so that no wake-up is lost between the read and the end. Called with
 * `links`, it tells the messages with files once more, as they are now: their links are fresh again.
 */
export function followLog(
  service: Service,
  peer: Peer,
  scope: CursorScope,
  start: LogPlace,
): VisitorListener['wake'] {
  let position = start;
  let busy = false;
  let again = false;
  let isRenewalDue = false;
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
  const tellFiles = async (): Promise<boolean> => {
    isRenewalDue = false;
    const entries = await service.storage.log.withFiles(scope, renewed);
    for (const { message, position: place } of entries) {
      if (comparePositions(place, position) > 0) continue;
      // Nothing new: the place in the log stays where it is.
      const isThere = await peer.sendInStep({ type: 'message', message, cursor: toCursor(scope, position) });
      if (!isThere) return false;
    }
    again = true;
    return true;
  };
  const drain = async (): Promise<void> => {
    do {
      again = false;
      if (isRenewalDue && !(await tellFiles())) return;
      const waiting = await tellPage();
      if (waiting === undefined) continue;
      if (!(await peer.sendInStep(toFrame(waiting)))) return;
      position = waiting.position;
      again = true;
    } while (again && peer.open);
  };
  return (reason) => {
    again = true;
    if (reason === 'links') isRenewalDue = true;
    if (busy) return;
    busy = true;
    service.background(
      drain().finally(() => {
        busy = false;
      }),
    );
  };
}
