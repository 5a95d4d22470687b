import type { Log } from './log.js';

/** How many messages of others stand behind the visitor's read position. Mere notices are not counted. */
export function countUnread({ stored, marks }: Log): number {
  return stored.filter(
    ({ order, from, parts }) =>
      order > marks.seen.order && from !== 'visitor' && parts.some(({ kind }) => kind !== 'notice'),
  ).length;
}
