import { ChatError } from '../../errors.js';
import type { Connection, Transport } from '../../transport.js';
import type { MemoryBackend, MemoryCounter, VisitorPort } from './backend.js';
import { type After, createLink, setTimer } from './createLink.js';
import { createMemoryCounter } from './createMemoryCounter.js';
import { memoryCapabilities } from './memoryCapabilities.js';
import { type ScriptedOperatorOptions, scriptedOperator } from './scriptedOperator.js';

/** How the in-page backend is reached and who answers there. */
export interface MemoryTransportOptions {
  /** A backend of your own, with nobody behind it but you. @default a new one, with a scripted operator */
  readonly backend?: MemoryBackend;
  /** What the scripted operator says and how quickly; of no effect with a backend of your own. */
  readonly operator?: ScriptedOperatorOptions;
  /** One way, in milliseconds. @default 40 */
  readonly latencyMs?: number;
  /** The timers, so that a test can turn the clock. @default setTimeout */
  readonly after?: After;
}

/**
 * A transport to a backend inside this page, with an operator who answers by a script. Nothing leaves the page
 * and nothing outlives it: after a reload the session is unknown. All connections made by one transport share
 * its backend.
 */
export function memoryTransport(options: MemoryTransportOptions = {}): Transport {
  const { latencyMs = 40, after = setTimer, operator } = options;
  const backend: MemoryCounter = options.backend ?? createMemoryCounter({ autoAssign: false }).counter;
  if (options.backend === undefined) scriptedOperator(backend, { after, ...operator });

  return {
    name: 'memory',
    capabilities: memoryCapabilities,
    async connect(hello, on, signal): Promise<Connection> {
      let port: VisitorPort | undefined;
      let settle: (error: ChatError | undefined) => void;
      const closed = new Promise<ChatError | undefined>((resolve) => {
        settle = resolve;
      });
      const link = createLink(after, latencyMs, on);
      const end = (error: ChatError | undefined) => {
        port?.detach();
        link.end(error ?? new ChatError('connection_lost', { message: 'this connection was closed' }));
        settle(error);
      };
      const attached = await link
        .call(() => {
          port = backend.attach(hello, { event: link.push, cut: end });
          return port;
        }, signal)
        .catch((error) => {
          end(error);
          throw error;
        });
      link.open();
      /** A call without an answer: lost, like any other, once the connection is over. */
      const tell = (work: () => void) => void link.call(work).catch(() => undefined);

      return {
        snapshot: attached.snapshot,
        capabilities: memoryCapabilities,
        closed,
        send: (message, call) => link.call(() => attached.send(message), call?.signal),
        history: (query, call) => link.call(() => attached.history(query), call?.signal),
        upload: (file, call) => {
          call?.onProgress?.(0, file.blob.size);
          return link.call(() => {
            const ref = attached.upload(file);
            call?.onProgress?.(ref.size, ref.size);
            return ref;
          }, call?.signal);
        },
        typing: (state) => tell(() => attached.typing(state)),
        markRead: (upTo, call) => link.call(() => attached.markRead(upTo), call?.signal),
        rate: (conversation, rating, call) =>
          link.call(() => attached.rate(conversation, rating), call?.signal),
        end: (call) => link.call(attached.end, call?.signal),
        leave: (note, call) => link.call(() => attached.leave(note), call?.signal),
        context: (context) => tell(() => attached.context(context)),
        close: async () => end(undefined),
      };
    },
  };
}
