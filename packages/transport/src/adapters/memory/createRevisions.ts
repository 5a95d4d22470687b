import type { Message, MessageId, Part } from '../../model.js';
import type { TransportEvent } from '../../transport.js';
import type { DeskEvent } from './backend.js';
import { checkParts, refuse } from './checkParts.js';
import type { Entry, Visitor } from './createVisitor.js';
import { memoryCapabilities } from './memoryCapabilities.js';

/** Changing what an operator has said. */
export interface Revisions {
  edit(entry: Entry, id: MessageId, parts: readonly Part[]): Message;
  remove(entry: Entry, id: MessageId): void;
}

/** Only what the operator who has the conversation wrote there himself can be changed. */
export function createRevisions(
  tell: (visitor: Visitor, event: TransportEvent) => void,
  tellDesk: (event: DeskEvent) => void,
): Revisions {
  function own({ visitor, current }: Entry, id: MessageId): Message | undefined {
    const place = visitor.log.find(id);
    const message = visitor.log.upTo(place);
    // Removed ones have a place, and what is found there is the one before.
    if (place > 0 && message?.id !== id) return undefined;
    const isOwn =
      message?.from === 'operator' &&
      message.conversation === current.id &&
      message.author?.id === current.operator?.id;
    return isOwn
      ? message
      : refuse('not_found', 'this is not a message of the operator in this conversation');
  }

  return {
    edit(entry, id, parts) {
      const old = own(entry, id) ?? refuse('not_found', 'it has been removed');
      checkParts(parts, memoryCapabilities.maxText);
      if (!old.parts.some(({ kind }) => kind === 'text')) {
        refuse('bad_value', 'a message without text cannot be changed; remove it and send another one');
      }
      if (JSON.stringify(old.parts) === JSON.stringify(parts)) return old;
      const message = { ...old, parts, edited: true };
      tell(entry.visitor, { type: 'message', message, cursor: entry.visitor.log.change(id, message) });
      tellDesk({ type: 'message', message });
      return message;
    },
    remove(entry, id) {
      if (own(entry, id) === undefined) return;
      tell(entry.visitor, { type: 'removed', id, cursor: entry.visitor.log.change(id, undefined) });
      tellDesk({ type: 'removed', conversation: entry.current.id, id });
    },
  };
}
