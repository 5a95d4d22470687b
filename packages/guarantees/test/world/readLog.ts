import type { SessionToken } from '@comptoir/transport';
import { websocketTransport } from '@comptoir/transport/websocket';
import { WebSocket } from 'ws';
import type { LogMessage } from '../../src/history/historyEvent.js';
import { toSeen } from './toSeen.js';

/** Everything the backend has of one visitor, read page by page over a way of its own. */
export async function readLog(url: string, session: SessionToken): Promise<readonly LogMessage[]> {
  const transport = websocketTransport({ url, WebSocket });
  const connection = await transport.connect({ session }, () => undefined, new AbortController().signal);
  try {
    const messages: LogMessage[] = [];
    let before: string | undefined;
    do {
      const page = await connection.history?.({ before, limit: 100 });
      if (page === undefined) throw new Error('this server offers no history');
      const rows = page.messages.map((message) => ({
        ...toSeen(message),
        conversation: message.conversation,
      }));
      messages.unshift(...rows);
      before = page.before;
    } while (before !== undefined);
    return messages;
  } finally {
    await connection.close();
  }
}
