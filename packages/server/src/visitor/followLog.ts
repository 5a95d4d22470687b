import type { Service } from '../service.js';
import type { Peer } from '../socket/peer.js';
import { type CursorScope, toCursor } from '../storage/cursor.js';
import type { LogPlace } from '../storage/position.js';

/** How many rows are read from the log at a time: few, because a slow reader's page waits in memory with it. */
const pageSize = 16;

/**
 * Follows a visitor's log from a place: every call reads what came after the last row that was told.
 * Calls while it is at work are remembered, so that no wake-up is lost between the read and the end.
 */
export function followLog(service: Service, peer: Peer, scope: CursorScope, start: LogPlace): () => void {
  let position = start;
  let busy = false;
  let again = false;
  const drain = async (): Promise<void> => {
    do {
      again = false;
      const stretch = await service.storage.log.changes(scope.visitor, position, pageSize);
      for (const change of stretch.changes) {
        const cursor = toCursor(scope, change.position);
        const frame =
          change.type === 'removed'
            ? ({ type: 'removed', id: change.id, cursor } as const)
            : ({ type: 'message', message: change.message, cursor } as const);
        if (!(await peer.sendInStep(frame))) return;
        position = change.position;
      }
      position = stretch.end;
      if (stretch.more) again = true;
    } while (again);
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
