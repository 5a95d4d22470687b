import type { Log } from './log.js';

/** How many messages of others stand behind the visitor's read position. Mere notices are not counted. */
export function countUnread({ stored, marks }: Log): number {
  let count = 0;
  // From the end, for the read part of a conversation is the long one.
  for (let index = stored.length - 1; index >= 0; index--) {
    const message = stored[index];
    if (message === undefined || message.order <= marks.seen.order) break;
    const isNotice = message.parts.every(({ kind }) => kind === 'notice');
    if (message.from !== 'visitor' && !isNotice) count++;
  }
  return count;
}
