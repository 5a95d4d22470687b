import type { Conversation } from '../../model.js';
import type { Outgoing, Sent, Snapshot, TransportEvent } from '../../transport.js';
import type { DeskEvent, VisitorListener, VisitorPort } from './backend.js';
import { checkParts, refuse } from './checkParts.js';
import type { Entry, Visitor } from './createVisitor.js';
import { memoryCapabilities } from './memoryCapabilities.js';

/** What one attached tab can reach of the backend. */
export interface PortParts {
  readonly visitor: Visitor;
  readonly listener: VisitorListener;
  readonly snapshot: Snapshot;
  /** Tells the desk what is known of the visitor now. */
  here(): void;
  send(visitor: Visitor, message: Outgoing): Sent;
  finish(entry: Entry, by: 'visitor'): void;
  update(entry: Entry, conversation: Conversation): void;
  tell(visitor: Visitor, event: TransportEvent, except?: VisitorListener): void;
  tellDesk(event: DeskEvent): void;
}

/** Makes the verbs of one attached tab. */
export function createVisitorPort(parts: PortParts): VisitorPort {
  const { visitor, listener, here, tell, tellDesk } = parts;
  const { log } = visitor;
  return {
    snapshot: parts.snapshot,
    send: (message) => parts.send(visitor, message),
    history: log.page,
    upload(file) {
      const { name, blob, clientId } = file;
      const known = visitor.files.get(clientId);
      if (known) return known;
      const limit = memoryCapabilities.upload.maxBytes;
      if (blob.size > limit) refuse('file_too_large', `${blob.size} bytes, the limit is ${limit}`, limit);
      const ref = { id: clientId, name, type: blob.type, size: blob.size, url: URL.createObjectURL(blob) };
      visitor.files.set(clientId, ref);
      return ref;
    },
    typing(state) {
      if (visitor.last) tellDesk({ type: 'typing', conversation: visitor.last.current.id, ...state });
    },
    markRead(upTo) {
      const place = log.find(upTo);
      if (place === 0) refuse('not_found', 'no such message');
      if (place <= visitor.seenUpTo || visitor.last === undefined) return;
      visitor.seenUpTo = place;
      // What was removed meanwhile is nowhere to be found: the others hear of the one before it.
      const shown = log.upTo(place)?.id;
      if (shown === undefined) return;
      tell(visitor, { type: 'seen', upTo: shown }, listener);
      tellDesk({ type: 'seen', conversation: visitor.last.current.id, upTo: shown });
    },
    rate(id, rating) {
      const entry = visitor.conversations.get(id) ?? refuse('not_found', 'no such conversation');
      const { score } = rating;
      if (entry.current.phase !== 'ended')
        refuse('bad_value', 'the conversation is still running: end it first');
      if (![1, 2, 3, 4, 5].includes(score)) refuse('bad_value', `score: expected 1 to 5, got ${score}`);
      if (entry.current.rating) refuse('already_rated', 'this conversation has its rating');
      parts.update(entry, { ...entry.current, rating });
    },
    end() {
      const entry = visitor.last;
      if (entry === undefined || entry.current.phase === 'ended') {
        return refuse('no_conversation', 'nothing is running');
      }
      parts.finish(entry, 'visitor');
    },
    leave(note) {
      if (visitor.notes.has(note.clientId)) return;
      checkParts([{ kind: 'text', text: note.text }], memoryCapabilities.maxText);
      visitor.notes.add(note.clientId);
      tellDesk({ type: 'note', note });
    },
    context(patch) {
      visitor.context = { ...visitor.context, ...patch };
      here();
    },
    detach() {
      if (visitor.listeners.delete(listener)) here();
    },
  };
}
