import { createDeskSeen, type Harness } from '../src/conformance/index.js';
import { createFaultProxy } from '../src/faultProxy.js';
import type { Message } from '../src/model.js';
import { toPlainText } from '../src/toPlainText.js';
import type { Transport } from '../src/transport.js';
import { createInHouseServer, type InHouseNews, type Row } from './createInHouseServer.js';

const toMessage = (row: Row): Message => ({
  id: `${row.room}/${row.number}`,
  order: String(row.number).padStart(12, '0'),
  conversation: row.room,
  at: Date.parse(row.at),
  from: row.by === undefined ? 'visitor' : 'operator',
  parts: [{ kind: 'text', text: row.text }],
  ...(row.by !== undefined && { author: { id: row.by, name: row.by } }),
  ...(row.key !== undefined && { clientId: row.key }),
});

/**
 * The guide's backend with one person who answers, for the adapter that stands in the guide; `withWire` puts a fault
 * proxy between them, which that adapter is too simple for: it has no heartbeat.
 */
export async function createInHouseHarness(
  inHouseTransport: (options: { url: string }) => Transport,
  { withWire = false }: { withWire?: boolean } = {},
): Promise<Harness> {
  const { seen, changed, onChange } = createDeskSeen();
  const server = await createInHouseServer(record);

  function record(news: InHouseNews): void {
    if (news.type === 'row') seen.messages.push(toMessage(news.row));
    if (news.type === 'presence') {
      seen.visitors.set(news.room, { context: {}, connected: news.connected });
    }
    if (news.type === 'room') {
      const { id, open } = news.room;
      seen.chats.set(id, { id, intent: 'chat', phase: open ? 'open' : 'ended' });
    }
    changed();
  }

  const wire = withWire
    ? await createFaultProxy(() => ({ port: Number(new URL(server.url()).port) }))
    : undefined;

  return {
    tab: () => inHouseTransport({ url: wire?.url.replace('http', 'ws') ?? server.url() }),
    ...(wire && { wire }),
    desk: {
      seen,
      onChange,
      capacity: Number.POSITIVE_INFINITY,
      say: async (room, parts) => toMessage(server.say(room, toPlainText(parts))),
      type: () => Promise.reject(new Error('this backend has no typing')),
      read: () => Promise.reject(new Error('this backend has no receipts')),
      end: async (room) => server.endRoom(room),
    },
    backend: {
      kill: server.kill,
      start: server.start,
      babble: (kind) =>
        server.shout(kind === 'unknown' ? '{"type":"horoscope","stars":5}' : '{"type":"row",'),
    },
    async dispose() {
      await wire?.close();
      await server.kill();
    },
  };
}
