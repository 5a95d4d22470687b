import { atom, batch } from 'nanostores';
import { countUnread } from '../messages/countUnread.js';
import type { Outbox } from '../outbox/outbox.js';
import { toEcho } from '../outbox/toEcho.js';
import type { ChatMessage, Session } from '../session.js';
import type { SessionState } from './sessionState.js';

/** The stores of one session and the one place that fills them. */
export interface Stores {
  readonly stores: Pick<Session, Extract<keyof Session, `$${string}`>>;
  /** Shows a state; subscribers see all of it or nothing. Rethrows what a subscriber threw, after all were served. */
  publish(state: SessionState, due: SessionState['conversation']): void;
}

const look = (outbox: Outbox) => outbox.map(({ clientId, status }) => clientId + status).join();

/** Makes the stores; nothing is shared between two sessions. */
export function createStores(first: SessionState): Stores {
  const $connection = atom(first.connection);
  const $capabilities = atom(first.capabilities);
  const $conversation = atom(first.conversation);
  const $messages = atom<readonly ChatMessage[]>([]);
  const $earlier = atom(false);
  const $typing = atom(first.typing);
  const $queue = atom<NonNullable<SessionState['conversation']>['queue']>();
  const $availability = atom(first.availability);
  const $unread = atom(0);
  const $draft = atom('');
  const $intent = atom<string | undefined>();
  const $ratingDue = atom<SessionState['conversation']>();
  let shown = first;

  function publish(state: SessionState, due: SessionState['conversation']): void {
    const { conversation, log, outbox, skewMs } = state;
    // That a message is on its way is not seen, so it must not cost a rendering.
    const isSameList = log.stored === shown.log.stored && look(outbox) === look(shown.outbox);
    const isSameRead = log === shown.log;
    shown = state;
    batch(() => {
      $capabilities.set(state.capabilities);
      $connection.set(state.connection);
      $conversation.set(conversation);
      $availability.set(state.availability);
      $typing.set(state.typing);
      $queue.set(conversation?.phase === 'queued' ? conversation.queue : undefined);
      $intent.set(state.chosen ?? conversation?.intent);
      $earlier.set(log.earlier);
      if (!isSameList) {
        $messages.set([
          ...log.stored,
          ...outbox.map((entry) => toEcho(entry, conversation?.id ?? '', skewMs)),
        ]);
      }
      if (!isSameRead) $unread.set(countUnread(log));
      $ratingDue.set(due);
    });
  }

  return {
    stores: {
      $connection,
      $capabilities,
      $conversation,
      $messages,
      $earlier,
      $typing,
      $queue,
      $availability,
      $unread,
      $draft,
      $intent,
      $ratingDue,
    },
    publish,
  };
}
