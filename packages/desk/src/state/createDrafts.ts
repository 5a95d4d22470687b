import type { ConversationId } from '@comptoir/transport';
import { atom, type ReadableAtom } from 'nanostores';
import type { StoragePort } from '../connection/deskEnvironment.js';

/** What is written but not sent, per chat; survives a reload of the tab. */
export interface Drafts {
  readonly $drafts: ReadableAtom<Readonly<Record<ConversationId, string>>>;
  set(conversation: ConversationId, text: string): void;
  /** Signing out leaves nothing for the next one at this machine. */
  clear(): void;
}

const key = 'comptoir.desk.drafts';

function read(storage: StoragePort): Record<ConversationId, string> {
  try {
    const stored: unknown = JSON.parse(storage.get(key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** Makes the drafts of one desk. */
export function createDrafts(storage: StoragePort): Drafts {
  const $drafts = atom<Readonly<Record<ConversationId, string>>>(read(storage));
  function keep(next: Readonly<Record<ConversationId, string>>): void {
    $drafts.set(next);
    storage.set(key, JSON.stringify(next));
  }
  return {
    $drafts,
    set(conversation, text) {
      const { [conversation]: _, ...others } = $drafts.get();
      keep(text === '' ? others : { ...others, [conversation]: text });
    },
    clear: () => keep({}),
  };
}
