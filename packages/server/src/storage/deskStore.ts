import type { OfflineNote } from '@comptoir/transport';
import type { DeskRating, Figures } from '@comptoir/transport/wire';

/** An offline note with the time it came. */
export type TimedNote = OfflineNote & { readonly at: number };

/** What the desk shows beside the chats. */
export interface DeskStore {
  /** Figures of conversations opened, and ratings given, since a moment. */
  figures(since: number): Promise<Figures>;
  /** Newest first. */
  ratings(limit: number): Promise<readonly DeskRating[]>;
  /**
   * Stores a note once per visitor and client id; `undefined` when it was there already.
   *
   * @throws ChatError `banned`; `visitor_deleted` or `token_replaced` when the visitor is gone.
   */
  addNote(visitor: string, note: OfflineNote, at: number): Promise<TimedNote | undefined>;
  /** Newest first. */
  notes(limit: number): Promise<readonly TimedNote[]>;
}
