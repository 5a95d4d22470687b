import { type Message, toPlainText } from '@comptoir/transport';
import { type Ability, createDeskSeen, type Harness } from '@comptoir/transport/conformance';
import { createFaultProxy } from '@comptoir/transport/fault-proxy';
import type { Line } from '../backend/createBook.js';
import type { PostAnswer } from '../src/kontor.js';
import { kontorTransport } from '../src/kontorTransport.js';
import { toConversation, toMessage, toRating } from '../src/toModel.js';
import type { KontorProcess } from './startKontor.js';

/** What can be done to Kontor. */
export const kontorAbilities: readonly Ability[] = [
  'kill',
  'start',
  'forgetSessions',
  'setOnline',
  'freeze',
  'thaw',
  'wire',
];

interface News {
  readonly lines: readonly Line[];
  readonly next: number;
  readonly guests: readonly string[];
  readonly presence: number;
}

/** A person at Kontor's desk, and a fault proxy in front of a process that other harnesses use after this one. */
export async function createKontorHarness(kontor: KontorProcess): Promise<Harness> {
  const { seen, changed, onChange } = createDeskSeen();
  const proxy = await createFaultProxy({ port: kontor.port });
  /** The room that each log has come to. */
  const rooms = new Map<string, string>();
  let { next, presence } = await kontor.staff<News>('GET', 'news?after=0');
  let watch = new AbortController();

  function record(line: Line): void {
    if (line.type === 'entry') {
      seen.messages.push(toMessage(line.entry));
      rooms.set(line.log, line.entry.room);
      if (!seen.chats.has(line.entry.room)) {
        seen.chats.set(line.entry.room, { id: line.entry.room, intent: 'chat', phase: 'open' });
      }
    }
    if (line.type === 'room') {
      const { id, stars } = line.room;
      seen.chats.set(id, toConversation(line.room));
      if (stars) seen.ratings.push({ conversation: id, rating: toRating(stars) });
    }
  }

  async function listen({ signal }: AbortController): Promise<void> {
    while (!signal.aborted) {
      const path = `news?after=${next}&presence=${presence}&wait=30000`;
      const news = await kontor.staff<News>('GET', path, undefined, signal).catch(() => undefined);
      // Killed or stopped: whoever starts it again listens anew.
      if (!news) return;
      for (const line of news.lines) record(line);
      for (const [log, room] of rooms) {
        seen.visitors.set(room, { context: {}, connected: news.guests.includes(log) });
      }
      ({ next, presence } = news);
      changed();
    }
  }
  void listen(watch);

  async function startAgain(): Promise<void> {
    await kontor.start();
    watch.abort();
    watch = new AbortController();
    void listen(watch);
  }

  return {
    tab: () => kontorTransport({ url: proxy.url, waitMs: 1_000, timeoutMs: 2_000 }),
    desk: {
      seen,
      onChange,
      capacity: Number.POSITIVE_INFINITY,
      async say(room, parts): Promise<Message> {
        const { entry } = await kontor.staff<PostAnswer>('POST', 'say', { room, text: toPlainText(parts) });
        return toMessage(entry);
      },
      type: () => Promise.reject(new Error('Kontor has no typing')),
      read: () => Promise.reject(new Error('Kontor has no receipts')),
      end: (room) => kontor.staff('POST', 'close', { room }),
    },
    backend: {
      kill: () => kontor.kill(),
      start: startAgain,
      async forgetSessions() {
        await kontor.forget();
        next = 0;
        rooms.clear();
        await startAgain();
      },
      setOnline: (staffed) => kontor.staff('POST', 'staffed', { staffed }),
      freeze: async () => kontor.signal('SIGSTOP'),
      thaw: async () => kontor.signal('SIGCONT'),
    },
    wire: proxy,
    async dispose() {
      watch.abort();
      await kontor.staff('POST', 'staffed', { staffed: true });
      await proxy.close();
    },
  };
}
