import type { Session } from '@comptoir/core';
import type { Conversation } from '@comptoir/transport';
import type { Events } from '../front/createEvents.js';
import { newMessages } from './newMessages.js';

/**
 * Turns changes of the session into the counter's events. What is already there when we come, and what the
 * first connection brings of the past, is not news.
 *
 * @returns ends it.
 */
export function announce(session: Session, events: Events): () => void {
  const { $messages, $connection, $conversation, $unread, $kept } = session;
  let newest = '';
  let before: Conversation | undefined = $conversation.get();
  let caughtUp = false;
  const stops = [
    $connection.listen((connection) => {
      if (connection.phase === 'idle') {
        // Whoever comes next has a log of his own.
        newest = '';
        caughtUp = false;
      }
      if (connection.phase === 'online' && !caughtUp)
        queueMicrotask(() => {
          caughtUp = true;
        });
      events.emit('connection:changed', { connection });
      if (!('error' in connection)) return;
      const { phase, error } = connection;
      // Whatever else is tried again is the network's business, and nothing that the shop could mend.
      if (phase === 'closed' || error.code === 'identity_stale')
        events.report('refused', error.message, error);
    }),
    $messages.subscribe((messages) => {
      for (const message of newMessages(messages, newest)) {
        newest = message.order;
        if (!caughtUp || message.removed) continue;
        if (message.from === 'visitor') events.emit('message:sent', { message });
        else if (message.from !== 'system') events.emit('message:received', { message });
      }
    }),
    $conversation.listen((conversation) => {
      const last = before;
      before = conversation;
      if (!conversation || !caughtUp) return;
      const same = last?.id === conversation.id;
      if (!same && conversation.phase !== 'ended') events.emit('conversation:started', { conversation });
      if (same && last.phase !== 'ended' && conversation.phase === 'ended')
        events.emit('conversation:ended', { conversation });
      if (same && !last.rating && conversation.rating)
        events.emit('conversation:rated', { conversation, rating: conversation.rating });
    }),
    $kept.listen((isKept) => isKept || events.report('storage_failed', 'unsent messages are not kept')),
    $unread.listen((count) => events.emit('unread:changed', { count })),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
