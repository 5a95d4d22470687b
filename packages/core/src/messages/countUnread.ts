import type { Log } from './log.js';

/** How many messages of others stand behind the visitor's read position. Mere notices are not counted. */
export function countUnread({ stored, marks }: Log): number {
  return stored.filter(
    (message) =>
      message.order > marks.seen.order &&
      message.from !== 'visitor' &&
      message.parts.some((part) => part.kind !== 'notice'),
  ).length;
}
