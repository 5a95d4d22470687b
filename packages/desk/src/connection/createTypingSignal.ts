import type { ConversationId } from '@comptoir/transport';
import type { DeskEnvironment } from './deskEnvironment.js';

/** Turns keystrokes into few typing frames. */
export interface TypingSignal {
  typed(conversation: ConversationId, text: string): void;
  /** The message went out, which says it all: the visitor's widget ends the sign by itself. */
  sent(conversation: ConversationId): void;
  destroy(): void;
}

/** What {@link createTypingSignal} is made of. */
export interface TypingSignalOptions {
  readonly environment: Pick<DeskEnvironment, 'now' | 'after'>;
  emit(conversation: ConversationId, on: boolean): void;
}

/** Repeated well within the usual life of a typing sign. */
const repeatMs = 3_000;

/** A pause this long means thinking, not typing. */
const pauseMs = 5_000;

interface Sign {
  readonly since: number;
  readonly stopTimer: () => void;
}

/** Makes the signal of one desk. */
export function createTypingSignal({ environment, emit }: TypingSignalOptions): TypingSignal {
  const signs = new Map<ConversationId, Sign>();

  function off(conversation: ConversationId, tell: boolean): void {
    const sign = signs.get(conversation);
    if (sign === undefined) return;
    sign.stopTimer();
    signs.delete(conversation);
    if (tell) emit(conversation, false);
  }

  return {
    typed(conversation, text) {
      if (text.trim() === '') return off(conversation, true);
      const held = signs.get(conversation);
      const now = environment.now();
      const fresh = held !== undefined && now - held.since < repeatMs;
      held?.stopTimer();
      const stopTimer = environment.after(pauseMs, () => off(conversation, true));
      signs.set(conversation, { since: fresh ? held.since : now, stopTimer });
      if (!fresh) emit(conversation, true);
    },
    sent: (conversation) => off(conversation, false),
    destroy() {
      for (const conversation of [...signs.keys()]) off(conversation, false);
    },
  };
}
