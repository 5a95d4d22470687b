import { rm } from 'node:fs/promises';
import { isChatError } from '@comptoir/transport';
import { type Ability, createDeskSeen, type Harness } from '@comptoir/transport/conformance';
import { createFaultProxy } from '@comptoir/transport/fault-proxy';
import { sseTransport } from '@comptoir/transport/sse';
import { websocketTransport } from '@comptoir/transport/websocket';
import { WebSocket } from 'ws';
import { type Backup, createBackup } from './createBackup.js';
import { type Colleague, createColleague } from './createColleague.js';
import { createDeskClient, type DeskClient } from './createDeskClient.js';
import { createEditIds } from './createEditIds.js';
import type { ServerProcess } from './startServerProcess.js';

/** What can be done to a real server, and to the wire between it and its visitors. */
export const serverAbilities: readonly Ability[] = [
  'kill',
  'start',
  'forgetSessions',
  'setOnline',
  'babble',
  'fetchFile',
  'tighten',
  'unwelcome',
  'wire',
  'tabBehind',
  'ban',
  'restoreBackup',
  'edit',
  'remove',
  'transfer',
  'leave',
  'comeBack',
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
  const wire = await createFaultProxy(() => ({ port: server.port }));
  let isTight = false;
  let desk = await openDesk();
  let isAway = false;
  const editId = createEditIds();
  // As a promise, so that one who is still on the way is waited for, and sent away, too.
  let colleague: Promise<Colleague> | undefined;
  // What `restoreBackup` puts in place: the state after the first message of this harness.
  let backup: Promise<Backup> | undefined;
  const stopWaiting = recorder.onChange(() => {
    if (seen.messages.length > 0) backup ??= createBackup(server.dataDir);
  });

  async function comeBack(): Promise<void> {
    desk = await openDesk();
    isAway = false;
  }

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

  const tabAt = (url: string) =>
    carrier === 'sse'
      ? sseTransport({ url, heartbeatMs: 1000 })
      : websocketTransport({ url, carrier, WebSocket, heartbeatMs: 1000 });

  return {
    tab: () => tabAt(wire.url),
    tabBehind: (pathAndQuery) => tabAt(wire.behind(pathAndQuery)),
    wire,
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
      async edit(conversation, message, parts) {
        await desk.request({ type: 'edit', conversation, message, clientId: editId(), parts });
      },
      async remove(conversation, message) {
        await desk.request({ type: 'remove', conversation, message });
      },
      async transfer(conversation) {
        colleague ??= createColleague(server);
        return (await colleague).takeOver(desk, conversation);
      },
      async leave() {
        await desk.close();
        isAway = true;
        for (const [id, { phase }] of seen.chats) if (phase !== 'ended') seen.chats.delete(id);
        recorder.changed();
      },
      comeBack,
    },
    backend: {
      kill: () => server.kill(),
      async start() {
        await server.restart();
        await comeBack();
        await (await colleague)?.comeBack();
      },
      async forgetSessions() {
        await desk.close();
        await server.kill();
        await rm(server.dataDir, { recursive: true });
        seen.chats.clear();
        colleague = undefined;
        await server.restart();
        await comeBack();
      },
      async ban(conversation) {
        await desk.request({ type: 'ban', conversation });
      },
      async restoreBackup() {
        if (backup === undefined) throw new Error('There is no back-up before the first message.');
        const { restore } = await backup;
        await server.kill();
        await restore();
        seen.chats.clear();
        await server.restart();
        await comeBack();
        await (await colleague)?.comeBack();
      },
      async setOnline(online) {
        await desk.request({ type: 'status', status: online ? 'available' : 'away' });
      },
      async tighten() {
        isTight = true;
        await server.restart({ COMPTOIR_LIMIT_MESSAGES: '3/1' });
        await comeBack();
      },
      unwelcome: () => [{ kind: 'choices', options: [{ value: 'a', label: 'only operators may ask' }] }],
      babble: (kind) =>
        void wire.say(
          kind === 'unknown' ? '{"type":"horoscope","stars":5}' : '{"type":"message","message":{"id":7}}',
        ),
      async fetchFile(url) {
        const response = await fetch(url);
        if (!response.ok) throw new Error(`GET ${url}: ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      },
    },
    async dispose() {
      stopWaiting();
      await backup;
      if (isAway) await comeBack();
      if (isTight) {
        await server.restart();
        await comeBack();
      }
      await (await colleague)?.dispose();
      await desk.request({ type: 'status', status: 'available' });
      await endAll();
      await desk.close();
      await wire.close();
    },
  };
}

/** Somebody else ended it first: the visitor. */
function ignoreEnded(error: unknown): void {
  if (!isChatError(error) || error.kind !== 'rejected') throw error;
}
