import type { MessageId } from '@comptoir/transport';
import type { Live } from '../connection/createSupervisor.js';
import type { ChatMessage } from '../session.js';
import type { SessionState } from '../state/sessionState.js';

/** What the reading position is given. */
export interface ReadingOptions {
  live(): Live | undefined;
  state(): SessionState;
  onSeen(upTo: MessageId): void;
}

/** How far the visitor has read, here and as the backend knows it. */
export interface Reading {
  /** The newest message of others that was read in this session. */
  seen(): MessageId | undefined;
  /** Everything in the log has been read. */
  markAll(): void;
  /** A new connection: the backend says what it knows, and is told what it does not. */
  compare(told: MessageId | undefined): void;
  reset(): void;
}

/** Makes the reading position. What could not be told is told with the next one, or after reconnecting. */
export function createReading(options: ReadingOptions): Reading {
  let seen: ChatMessage | undefined;
  let told: MessageId | undefined;

  function tell(): void {
    const live = options.live();
    if (!live || !seen || seen.id === told) return;
    const { connection, signal } = live;
    if (!connection.capabilities.receipts.markRead) return;
    // Another tab has read further, and not every backend keeps a mark from going back.
    if (seen.order < options.state().log.marks.seen.order) return;
    told = seen.id;
    connection.markRead?.(told, { signal }).catch(() => {
      told = undefined;
    });
  }

  return {
    seen: () => seen?.id,
    markAll: () => {
      const { stored } = options.state().log;
      let index = stored.length - 1;
      while (stored[index]?.from === 'visitor') index--;
      const last = stored[index];
      if (last && last.id !== seen?.id) {
        seen = last;
        options.onSeen(last.id);
      }
      tell();
    },
    compare: (known) => {
      told = known;
      tell();
    },
    reset: () => {
      seen = told = undefined;
    },
  };
}
