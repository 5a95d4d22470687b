import { rm } from 'node:fs/promises';
import { isChatError } from '@comptoir/transport';
import { type Ability, createDeskSeen, type Harness } from '@comptoir/transport/conformance';
import { sseTransport } from '@comptoir/transport/sse';
import { websocketTransport } from '@comptoir/transport/websocket';
import { createDeskClient, type DeskClient } from './createDeskClient.js';
import type { ServerProcess } from './startServerProcess.js';
import { createVisitorSockets } from './visitorSockets.js';
import { createVisitorStreams } from './visitorStreams.js';

/** What can be done to a real server and to the sockets of its visitors. */
export const serverAbilities: readonly Ability[] = [
  'kill',
  'start',
  'drop',
  'forgetSessions',
  'setOnline',
  'loseNextAnswer',
  'babble',
  'freeze',
  'thaw',
  'fetchFile',
];

/** Longest wait for one dispose, in milliseconds: it ends every chat, and those that move up from the queue. */
const disposeMs = 10_000;

/** A desk of its own at a running server process; the process is not stopped by `dispose`. */
export async function createServerHarness(
  server: ServerProcess,
  carrier: 'websocket' | 'sse' = 'websocket',
): Promise<Harness> {
  const recorder = createDeskSeen();
  const { seen } = recorder;
  const sockets = createVisitorSockets(recorder);
  const streams = carrier === 'sse' ? createVisitorStreams() : undefined;
  const wire = streams ?? sockets;
  let desk = await openDesk();

  async function openDesk(): Promise<DeskClient> {
    return createDeskClient(server.url, await server.signIn('operator', 'test-password-1'), recorder);
  }

  async function endAll(): Promise<void> {
    const running = () => [...seen.chats.values()].filter(({ phase }) => phase !== 'ended');
    const until = Date.now() + disposeMs;
    while (running().length > 0 || desk.waiting().length > 0) {
      if (Date.now() > until) throw new Error(`${running().length} chats cannot be ended`);
      const changed = new Promise<void>((resolve) => {
        const stop = recorder.onChange(() => {
          stop();
          resolve();
        });
      });
      await Promise.all(
        running().map(({ id }) => desk.request({ type: 'end', conversation: id }).catch(ignoreEnded)),
      );
      if (running().length > 0 || desk.waiting().length > 0) await changed;
    }
  }

  return {
    tab: () =>
      carrier === 'sse'
        ? sseTransport({ url: server.url, heartbeatMs: 1000 })
        : websocketTransport({ url: server.url, carrier, WebSocket: sockets.Socket, heartbeatMs: 1000 }),
    desk: {
      seen,
      onChange: recorder.onChange,
      capacity: 4,
      say: (conversation, parts) => desk.say(conversation, parts),
      type: async (conversation, on) => desk.tell({ type: 'typing', conversation, on }),
      async read(conversation, upTo) {
        await desk.request({ type: 'read', conversation, upTo });
      },
      async end(conversation) {
        await desk.request({ type: 'end', conversation });
      },
    },
    backend: {
      kill: () => server.kill(),
      async start() {
        await server.restart();
        desk = await openDesk();
      },
      drop: async () => wire.cut(),
      async forgetSessions() {
        await desk.close();
        await server.kill();
        await rm(server.dataDir, { recursive: true });
        seen.chats.clear();
        await server.restart();
        desk = await openDesk();
      },
      async setOnline(online) {
        await desk.request({ type: 'status', status: online ? 'available' : 'away' });
      },
      loseNextAnswer: wire.loseNextAnswer,
      babble: (kind) =>
        wire.hear(
          kind === 'unknown' ? '{"type":"horoscope","stars":5}' : '{"type":"message","message":{"id":7}}',
        ),
      freeze: async () => void process.kill(server.pid, 'SIGSTOP'),
      thaw: async () => void process.kill(server.pid, 'SIGCONT'),
      async fetchFile(url) {
        const response = await fetch(url);
        if (!response.ok) throw new Error(`GET ${url}: ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      },
    },
    async dispose() {
      await desk.request({ type: 'status', status: 'available' });
      await endAll();
      await desk.close();
      streams?.dispose();
    },
  };
}

/** Somebody else ended it first: the visitor. */
function ignoreEnded(error: unknown): void {
  if (!isChatError(error) || error.kind !== 'rejected') throw error;
}
