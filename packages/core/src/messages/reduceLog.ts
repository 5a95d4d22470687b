import type { ChatMessage } from '../session.js';
import type { Log, LogChange, Mark } from './log.js';
import { emptyLog } from './log.js';
import { mergeMessages } from './mergeMessages.js';

/** A mark only moves forward; one that names an unknown message waits for it. */
function resolve(mark: Mark, stored: readonly ChatMessage[]): Mark {
  const { order, pending } = mark;
  const found = stored.find(({ id }) => id === pending);
  if (!found) return mark;
  const isFurther = found.order > order;
  return { order: isFurther ? found.order : order };
}

function settle(log: Log): Log {
  const { stored, marks } = log;
  const delivered = resolve(marks.delivered, stored);
  const read = resolve(marks.read, stored);
  const seen = resolve(marks.seen, stored);
  const stamp = (held: ChatMessage): ChatMessage => {
    const isGone = !held.removed && log.removed.includes(held.id);
    const message = isGone ? { ...held, parts: [], edited: false, removed: true } : held;
    const { from, order, status } = message;
    if (from !== 'visitor' || status === 'read') return message;
    if (order <= read.order) return { ...message, status: 'read' };
    return status === 'sent' && order <= delivered.order ? { ...message, status: 'delivered' } : message;
  };
  return { ...log, stored: stored.map(stamp), marks: { delivered, read, seen } };
}

/** The log after a change. Messages that did not change stay the same objects. */
export function reduceLog(log: Log, change: LogChange): Log {
  const { stored } = log;
  switch (change.type) {
    case 'replaced': {
      const ids = new Set(change.messages.map((message) => message.id));
      // What is held under another id, and all marks, may belong to a log that the backend no longer has.
      return {
        ...emptyLog,
        earlier: change.earlier,
        stored: mergeMessages(
          stored.filter(({ id }) => ids.has(id)),
          change.messages,
        ),
      };
    }
    case 'received':
    case 'paged': {
      const { type, messages, earlier = log.earlier } = change;
      const passed = type === 'paged' ? stored.map(({ id }) => id) : [];
      const from = type === 'received' && earlier ? (stored[0]?.order ?? '') : '';
      // An edit of what is not loaded, or a late answer: put in, it would stand above a hole.
      const fresh = messages.filter(({ id, order }) => !(passed.includes(id) || order < from));
      return settle({ ...log, stored: mergeMessages(stored, fresh), earlier });
    }
    case 'removed':
      return settle({ ...log, removed: [...log.removed, change.id] });
    case 'marked': {
      const { order } = log.marks[change.mark];
      return settle({ ...log, marks: { ...log.marks, [change.mark]: { order, pending: change.upTo } } });
    }
  }
}
