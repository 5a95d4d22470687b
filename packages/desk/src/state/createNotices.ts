import { atom, type ReadableAtom } from 'nanostores';
import type { DeskNotice } from './deskUi.js';

/** Lines that stay until dismissed. */
export interface Notices {
  readonly $notices: ReadableAtom<readonly DeskNotice[]>;
  /** The same words are not shown twice. */
  add(text: string): void;
  dismiss(id: number): void;
  clear(): void;
}

/** Older ones give way: a pile of notices would cover the chats. */
const most = 3;

/** Makes the notices of one desk. */
export function createNotices(): Notices {
  const $notices = atom<readonly DeskNotice[]>([]);
  let last = 0;
  return {
    $notices,
    add(text) {
      const others = $notices.get().filter((notice) => notice.text !== text);
      $notices.set([...others, { id: ++last, text }].slice(-most));
    },
    dismiss: (id) => $notices.set($notices.get().filter((notice) => notice.id !== id)),
    clear: () => $notices.set([]),
  };
}
