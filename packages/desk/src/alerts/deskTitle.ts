import { texts } from '../texts.js';

/** The window's title: unread messages and waiting visitors in front, so that a tab strip still shows them. */
export function deskTitle(unread: number): string {
  return unread === 0 ? texts.title : `(${unread}) ${texts.title}`;
}
