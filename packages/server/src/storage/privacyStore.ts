import type { Message, OfflineNote, VisitorContext } from '@comptoir/transport';
import type { FileRecord } from './fileStore.js';

/** One conversation of a dossier. Times in milliseconds since the epoch. */
export interface DossierConversation {
  readonly id: string;
  readonly intent: string;
  readonly openedAt: number;
  readonly endedAt?: number;
  readonly rating?: { readonly score: number; readonly comment?: string; readonly solved?: boolean };
  /** Oldest first, as they are now; removed ones are gone. */
  readonly messages: readonly Message[];
}

/** Everything that is stored about one visitor. Times in milliseconds since the epoch. */
export interface Dossier {
  readonly visitor: {
    readonly id: string;
    /** The shop's own id of the visitor. */
    readonly subject?: string;
    readonly createdAt: number;
    readonly seenAt: number;
    readonly bannedAt?: number;
    readonly context: VisitorContext;
  };
  /** Devices that are, or lately were, known; the tokens themselves are stored nowhere. */
  readonly sessions: readonly {
    readonly state: string;
    readonly at: number;
    readonly provenUntil?: number;
  }[];
  readonly conversations: readonly DossierConversation[];
  readonly notes: readonly (OfflineNote & { readonly at: number })[];
  /** What he uploaded, and what operators sent him. */
  readonly files: readonly FileRecord[];
}

/** A visitor who has been deleted, for those who still show him. */
export interface Erasure {
  readonly visitor: string;
  readonly conversations: readonly string[];
}

/** What people can ask about what is known of them, and how long it is kept. */
export interface PrivacyStore {
  /** The visitor's id for an id, or for the shop's own id of him. */
  find(idOrSubject: string): Promise<string | undefined>;
  dossier(visitor: string): Promise<Dossier | undefined>;
  /**
   * Deletes everything about a visitor; the bytes of files are due afterwards. What stays are the hashes of his
   * tokens, so that his devices learn that they have to forget. False when there is no such visitor.
   */
  erase(visitor: string, at: number): Promise<boolean>;
  /** Who was deleted after a mark, by any process; without one, nothing but the mark of the end. */
  erasures(mark: number | undefined): Promise<{ readonly mark: number; readonly erased: readonly Erasure[] }>;
  /**
   * Deletes conversations in which nothing happened since `before`, with their messages, and notes of before; the
   * bytes of files that nothing names any more are due afterwards.
   *
   * @param most how many conversations at a time.
   */
  expire(before: number, most: number): Promise<readonly Erasure[]>;
}
