import type { ConversationId, MessageId } from '@comptoir/transport';
import type { ChatView } from './deskState.js';
import { newestFromVisitor, unreadCount } from './unreadCount.js';

/** Tells the server what has been read, each message once. */
export interface ReadMarks {
  /** Marks everything in the chat as read; does nothing when there is nothing new. */
  mark(chat: ChatView | undefined): void;
  /** The connection is a new one: whatever was on its way is asked again when due. */
  forget(): void;
}

/** What {@link createReadMarks} is made of. */
export interface ReadMarksOptions {
  ask(conversation: ConversationId, upTo: MessageId): Promise<unknown>;
  /** The server has it. */
  onMarked(conversation: ConversationId, upTo: MessageId): void;
}

/** Makes the marks of one desk. */
export function createReadMarks({ ask, onMarked }: ReadMarksOptions): ReadMarks {
  const onTheirWay = new Map<ConversationId, MessageId>();
  return {
    mark(chat) {
      const upTo = chat === undefined ? undefined : newestFromVisitor(chat)?.id;
      if (chat === undefined || upTo === undefined || unreadCount(chat) === 0) return;
      const { id } = chat.conversation;
      if (onTheirWay.get(id) === upTo) return;
      onTheirWay.set(id, upTo);
      // Only a confirmed mark counts: one that got lost with the connection stays due and is made again.
      ask(id, upTo)
        .then(() => onMarked(id, upTo))
        .catch(() => onTheirWay.delete(id));
    },
    forget: () => onTheirWay.clear(),
  };
}
