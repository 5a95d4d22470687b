import { ChatError, type Conversation, createClientId, isChatError, type Rating } from '@comptoir/transport';
import type { Live } from './connection/createSupervisor.js';
import { maskLate } from './mask/maskLate.js';
import { isRunning } from './outbox/outgoingIntent.js';
import type { Session } from './session.js';
import type { SessionState } from './state/sessionState.js';

/** What the service verbs are given. */
export interface ServiceOptions {
  ready(): Promise<Live>;
  now(): number;
  state(): SessionState;
  /** The conversation that waits for its rating. */
  due(): Conversation | undefined;
  /** It was rated or declined and must not be asked for again. */
  onAnswered(id: string, conversation: Conversation | undefined): void;
  /** A note has been left, which wants its answer there. */
  onNoted(contact: string): void;
}

/** Ends of a conversation: rating, ending, leaving a note. */
export type Service = Pick<Session, 'rate' | 'end' | 'leave'>;

/** Runs a call that may have been done already, by an earlier try whose answer was lost or by another tab. */
async function unlessDone(call: Promise<void>, ...done: readonly string[]): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isChatError(error) || !done.includes(error.code)) throw error;
  }
}

function notOffered(what: string): ChatError {
  return new ChatError('not_offered', {
    message: `This backend does not offer ${what}; look at $capabilities.`,
  });
}

function checkRating(rating: Rating): void {
  if (Number.isInteger(rating.score) && rating.score >= 1 && rating.score <= 5) return;
  throw new ChatError('bad_value', {
    message: `rate: score must be a whole number from 1 to 5, got ${String(rating.score)}.`,
  });
}

/** Makes the verbs around the end of a conversation; each can be repeated without harm. */
export function createService(options: ServiceOptions): Service {
  /** A note keeps its clientId until it has arrived, so that a second try is not a second note. */
  let note: { readonly text: string; readonly clientId: string } | undefined;

  return {
    rate: async (rating) => {
      checkRating(rating);
      const due = options.due();
      if (due === undefined) {
        throw new ChatError('no_conversation', { message: 'rate: no conversation waits for a rating.' });
      }
      const { connection, signal } = await options.ready();
      if (connection.rate === undefined) throw notOffered('ratings');
      const masked = await maskLate(rating);
      await unlessDone(connection.rate(due.id, masked, { signal }), 'already_rated');
      const { conversation } = options.state();
      const isSame = conversation?.id === due.id;
      options.onAnswered(due.id, isSame ? { ...conversation, rating: masked } : conversation);
    },
    end: async () => {
      const { conversation, capabilities } = options.state();
      if (!isRunning(conversation)) return;
      if (!capabilities.end) throw notOffered('ending a conversation');
      const { connection, signal } = await options.ready();
      if (connection.end === undefined) throw notOffered('ending a conversation');
      // The call names none: it would end whatever runs by now.
      if (options.state().conversation?.id !== conversation.id) return;
      await unlessDone(connection.end({ signal }), 'no_conversation', 'conversation_ended');
    },
    leave: async (written) => {
      const { capabilities, chosen, conversation } = options.state();
      if (capabilities.offline !== 'form') throw notOffered('notes');
      const { connection, signal } = await options.ready();
      if (connection.leave === undefined) throw notOffered('notes');
      const content = await maskLate(written);
      const text = JSON.stringify(content);
      if (note?.text !== text) note = { text, clientId: createClientId(options.now()) };
      const intent = chosen ?? conversation?.intent ?? 'chat';
      await connection.leave({ ...content, clientId: note.clientId, intent }, { signal });
      note = undefined;
      options.onNoted(content.contact);
    },
  };
}
