import type {
  Conversation,
  Cursor,
  ErrorCode,
  Form,
  Message,
  MessageId,
  OfflineNote,
  Person,
} from '@comptoir/transport';
import type {
  CannedReply,
  Colleague,
  DeskRating,
  DeskVisitor,
  Figures,
  QueueEntry,
} from '@comptoir/transport/wire';

/** A message in the list: stored, or our own on its way (`id` is then its clientId and it sorts last). */
export interface DeskMessage extends Message {
  readonly status: 'sent' | 'pending' | 'failed';
  /** Why it failed. */
  readonly error?: ErrorCode;
}

/** What the visitor is writing; over by itself at `until`, by this machine's clock. */
export interface VisitorTyping {
  readonly draft?: string;
  readonly until: number;
}

/** One column of the desk. */
export interface ChatView {
  readonly conversation: Conversation;
  readonly visitor: DeskVisitor;
  /** Oldest first, own messages on their way last. */
  readonly messages: readonly DeskMessage[];
  readonly before: Cursor | undefined;
  /** Messages that were taken away, as far as this desk has heard of it. */
  readonly removed: readonly MessageId[];
  /** Time of the oldest unanswered visitor message, by the server's clock. */
  readonly waitingSince: number | undefined;
  readonly readUpTo: MessageId | undefined;
  readonly seenUpTo: MessageId | undefined;
  readonly typing: VisitorTyping | undefined;
  readonly loadingEarlier: boolean;
}

/** A note left while nobody was there. */
export type DeskNote = OfflineNote & { readonly at: number };

/** Everything the desk knows from its server. */
export interface DeskState {
  /** False until the first welcome: nothing to draw yet. */
  readonly ready: boolean;
  readonly operator: Person | undefined;
  readonly groups: readonly string[];
  readonly status: 'available' | 'away';
  readonly cap: number;
  readonly chats: readonly ChatView[];
  /** Ended chats that were put aside: a late rating must not bring their column back. */
  readonly dismissed: readonly string[];
  readonly queue: readonly QueueEntry[];
  readonly figures: Figures;
  /** Newest first. */
  readonly ratings: readonly DeskRating[];
  /** Newest first. */
  readonly notes: readonly DeskNote[];
  readonly canned: readonly CannedReply[];
  readonly forms: readonly Form[];
  /** Everybody who can sign in, this operator included. */
  readonly colleagues: readonly Colleague[];
  /** Server's clock minus this machine's, in milliseconds. */
  readonly clockOffset: number;
}

/** A desk before its first welcome. */
export const emptyDesk: DeskState = {
  ready: false,
  operator: undefined,
  groups: [],
  status: 'away',
  cap: 0,
  chats: [],
  dismissed: [],
  queue: [],
  figures: { conversations: 0, answered: 0, missed: 0, ratings: 0 },
  ratings: [],
  notes: [],
  canned: [],
  forms: [],
  colleagues: [],
  clockOffset: 0,
};
