import type { ClientId, ConversationId, Cursor, ErrorCode, Message, MessageId } from '@comptoir/transport';
import type { ServerToOperatorFrame } from '@comptoir/transport/wire';
import type { OutgoingReply } from '../connection/outgoingReply.js';

/** What happens at the desk itself. */
export type LocalEvent =
  | { readonly type: 'echoed'; readonly reply: OutgoingReply }
  | { readonly type: 'sendFailed'; readonly clientId: ClientId; readonly code: ErrorCode }
  | { readonly type: 'sendRetried'; readonly clientId: ClientId }
  | { readonly type: 'sendDiscarded'; readonly clientId: ClientId }
  | { readonly type: 'earlierWanted'; readonly conversation: ConversationId }
  | {
      readonly type: 'earlierLoaded';
      readonly conversation: ConversationId;
      readonly messages: readonly Message[];
      readonly before?: Cursor;
    }
  | { readonly type: 'earlierFailed'; readonly conversation: ConversationId }
  | { readonly type: 'seen'; readonly conversation: ConversationId; readonly upTo: MessageId }
  | { readonly type: 'chatDismissed'; readonly conversation: ConversationId }
  | { readonly type: 'signedOut' };

/** Everything that can change the desk's state. */
export type DeskEvent = ServerToOperatorFrame | LocalEvent;
