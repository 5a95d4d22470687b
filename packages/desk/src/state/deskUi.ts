import type { ConversationId, MessageId } from '@comptoir/transport';

/** The dialog in front of everything. */
export type DeskDialog =
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'signOut' }
  | { readonly kind: 'end' | 'transfer' | 'ban'; readonly conversation: ConversationId }
  | { readonly kind: 'edit' | 'remove'; readonly conversation: ConversationId; readonly message: MessageId }
  | { readonly kind: 'questionnaire'; readonly conversation: ConversationId };

/** A wish to move the keyboard focus into a chat; `turn` grows, so that the same wish twice counts twice. */
export interface FocusWish {
  readonly conversation: ConversationId;
  readonly turn: number;
}

/** A line for the operator that stays until it is dismissed. */
export interface DeskNotice {
  readonly id: number;
  readonly text: string;
}

/** Who is at the desk. */
export type DeskSession =
  | { readonly phase: 'checking' }
  | { readonly phase: 'signedOut'; readonly why?: 'signed-out' | 'banned' }
  | { readonly phase: 'signedIn' };
