import { createClientId } from '@comptoir/transport';
import type { ServerProcess } from './startServerProcess.js';
import { type AnyFrame, openWire, type WireClient } from './wireClient.js';

/** A greeted desk. */
export interface TestDesk extends WireClient {
  readonly welcome: AnyFrame;
  /** Ids of the chats that this desk has now: welcomed or shown, and not removed or ended. */
  chats(): readonly string[];
  reply(conversation: string, text: string, clientId?: string): Promise<AnyFrame>;
}

/** Follows which chats a desk holds. */
function chatsOf(frames: readonly AnyFrame[]): readonly string[] {
  const chats = new Set<string>();
  for (const frame of frames) {
    const shown: readonly AnyFrame[] =
      frame.type === 'welcome' ? frame.chats : frame.type === 'chat' ? [frame.chat] : [];
    for (const { conversation } of shown) {
      if (conversation.phase === 'ended') chats.delete(conversation.id as string);
      else chats.add(conversation.id as string);
    }
    if (frame.type === 'chatRemoved') chats.delete(frame.conversation as string);
  }
  return [...chats];
}

/** Signs in (unless a cookie is given), connects and says hello. */
export async function connectDesk(
  server: Pick<ServerProcess, 'url' | 'signIn'>,
  {
    login = 'operator',
    password = 'test-password-1',
    cookie,
  }: { login?: string; password?: string; cookie?: string } = {},
): Promise<TestDesk> {
  const wire = await openWire(server.url, '/v1/operator', {
    cookie: cookie ?? (await server.signIn(login, password)),
  });
  wire.send({ type: 'hello', version: 1 });
  const welcome = await wire.waitFor((frame) => frame.type === 'welcome', 'welcome of the desk');
  return {
    ...wire,
    welcome,
    chats: () => chatsOf(wire.frames),
    reply: (conversation, text, clientId = createClientId()) =>
      wire.request({ type: 'send', conversation, clientId, parts: [{ kind: 'text', text }] }),
  };
}
