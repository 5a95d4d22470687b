import type { Cursor } from '@comptoir/transport';
import type { Service } from '../service.js';
import { type CursorScope, fromCursor } from '../storage/cursor.js';
import type { LogPlace } from '../storage/position.js';

/**
 * The place that a cursor names; `undefined` when nothing can go on from there: it is of another log, beyond the
 * end, or another row stands there since a back-up was restored.
 */
export async function placeOf(
  { storage }: Service,
  scope: CursorScope,
  cursor: Cursor,
): Promise<LogPlace | undefined> {
  const place = fromCursor(scope, cursor);
  return place !== undefined && (await storage.log.holds(scope.visitor, place)) ? place : undefined;
}
