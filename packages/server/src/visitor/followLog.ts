import type { Service } from '../service.js';
import type { Peer } from '../socket/peer.js';
import { type CursorScope, toCursor } from '../storage/cursor.js';
import type { Position } from '../storage/position.js';

/** How many messages are read from the log at a time. */
const pageSize = 50;

/**
 * Follows a visitor's log from a position: every call reads what came after the last message that was sent.
 * Calls while it is at work are remembered, so that no wake-up is lost between the read and the end.
 */
export function followLog(service: Service, peer: Peer, scope: CursorScope, start: Position): () => void {
  let position = start;
  let busy = false;
  let again = false;
  const drain = async (): Promise<void> => {
    do {
      again = false;
      const { entries } = await service.storage.log.page(scope.visitor, { after: position, limit: pageSize });
      for (const entry of entries) {
        const cursor = toCursor(scope, entry.position);
        if (!(await peer.sendInStep({ type: 'message', message: entry.message, cursor }))) return;
        position = entry.position;
      }
      if (entries.length === pageSize) again = true;
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
