import type { Message, MessageId } from '@comptoir/transport';
import type { ChatMessage } from '../session.js';

/** A position in the log. `pending` names a message that is not loaded yet. */
export interface Mark {
  readonly order: string;
  readonly pending?: MessageId;
}

/** How far something has come: the visitor's messages at the operator's, or the visitor's own reading. */
export type MarkName = 'delivered' | 'read' | 'seen';

/** What is known of the backend's log: a run without holes that ends at the newest message. */
export interface Log {
  /** By `order`, oldest first. */
  readonly stored: readonly ChatMessage[];
  /** Whether the backend has older ones. */
  readonly earlier: boolean;
  readonly marks: Readonly<Record<MarkName, Mark>>;
  /** Only their places are shown: a page that was read before a removal must not bring the words back. */
  readonly removed: readonly MessageId[];
}

/** Everything that can happen to the log. */
export type LogChange =
  /** What was held is worthless: this is the newest page. */
  | { readonly type: 'replaced'; readonly messages: readonly Message[]; readonly earlier: boolean }
  | { readonly type: 'received'; readonly messages: readonly Message[]; readonly earlier?: boolean }
  /** Older ones, as they were when the page was read: what is held is newer. */
  | { readonly type: 'paged'; readonly messages: readonly Message[]; readonly earlier: boolean }
  | { readonly type: 'removed'; readonly id: MessageId }
  | { readonly type: 'marked'; readonly mark: MarkName; readonly upTo: MessageId };

const nowhere: Mark = { order: '' };

/** The log of a visitor of whom nothing is known. */
export const emptyLog: Log = {
  stored: [],
  earlier: false,
  marks: { delivered: nowhere, read: nowhere, seen: nowhere },
  removed: [],
};
