import type { Connection, MessageId } from '@comptoir/transport';
import type { ConnectionState } from '../session.js';
import { changeConversation, changeLog, receiveMessages } from './reduceEvent.js';
import type { SessionState } from './sessionState.js';

/**
 * The session after connecting: goes on where it stood when the connection was resumed, else takes the
 * backend's page for what was held. Local echoes stay either way.
 *
 * @param seen what the visitor has read here, told to the backend or not.
 * @param now our clock, to learn how far it is from the backend's.
 */
export function reduceSnapshot(
  state: SessionState,
  connection: ConnectionState & { phase: 'online' },
  { snapshot, capabilities }: Connection,
  seen: MessageId | undefined,
  now: number,
): SessionState {
  const { messages, earlier, readUpTo, seenUpTo, availability } = snapshot;
  const base = {
    ...state,
    connection,
    capabilities,
    availability,
    isKnown: true,
    skewMs: snapshot.serverTime - now,
  };
  let next = connection.resumed
    ? receiveMessages(base, messages)
    : receiveMessages(base, messages, 'replaced', earlier);
  const mark = (name: 'read' | 'seen', upTo: MessageId | undefined) => {
    if (upTo !== undefined) next = changeLog(next, { type: 'marked', mark: name, upTo });
  };
  mark('read', readUpTo);
  mark('seen', seenUpTo);
  // Where nobody remembers what was read, the past is not shown as unread at each visit.
  if (!capabilities.receipts.markRead && !connection.resumed) mark('seen', messages.at(-1)?.id);
  mark('seen', seen);
  return changeConversation(next, snapshot.conversation);
}
