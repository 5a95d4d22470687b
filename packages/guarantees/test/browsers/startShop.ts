import type { Part } from '@comptoir/transport';
import { createDeskSeen, type Wire } from '@comptoir/transport/conformance';
import { createFaultProxy } from '@comptoir/transport/fault-proxy';
import { createDeskClient } from '../../../server/test/createDeskClient.js';
import { firstPassword, startServerProcess } from '../../../server/test/startServerProcess.js';
import { type Pages, servePages } from './servePages.js';

/** A shop with a chat server behind a wire that can be broken, and an operator at the desk. */
export interface Shop {
  readonly url: string;
  readonly wire: Wire;
  /** What the desk has of the visitor who wrote `text`, in order of the log. */
  textsWith(text: string): readonly string[];
  /** Resolves once the desk has seen a visitor's message with this text. */
  hears(text: string): Promise<void>;
  /** The operator answers in the conversation of the visitor who wrote `to`. */
  answer(to: string, text: string): Promise<void>;
  /** Ends every conversation, so that the next visitor finds room. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');

/** Starts server, proxy, pages and operator on loopback. */
export async function startShop(): Promise<Shop> {
  const server = await startServerProcess();
  const proxy = await createFaultProxy({ port: server.port });
  const pages: Pages = await servePages(proxy.url);
  const recorder = createDeskSeen();
  const { seen } = recorder;
  const cookie = await server.signIn('operator', firstPassword);
  const desk = await createDeskClient(server.url, cookie, recorder);

  const withText = (text: string) => seen.messages.find(({ parts }) => textOf(parts) === text);

  const hears = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!withText(text)) return;
        stop();
        resolve();
      };
      const stop = recorder.onChange(look);
      look();
    });

  return {
    url: pages.url,
    wire: proxy,
    textsWith(text) {
      const found = withText(text);
      const own = seen.messages.filter(
        ({ conversation, from }) => conversation === found?.conversation && from === 'visitor',
      );
      return [...own].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ parts }) => textOf(parts));
    },
    hears,
    async answer(to, text) {
      // Stored is not yet seen: the desk hears of it a moment later.
      await hears(to);
      const found = withText(to);
      if (!found) throw new Error(`nobody wrote “${to}”`);
      await desk.say(found.conversation, [{ kind: 'text', text }]);
    },
    async clear() {
      for (const { id, phase } of [...seen.chats.values()]) {
        if (phase === 'open') await desk.request({ type: 'end', conversation: id }).catch(() => undefined);
      }
    },
    async stop() {
      await desk.close();
      await pages.stop();
      await proxy.close();
      await server.dispose();
    },
  };
}
