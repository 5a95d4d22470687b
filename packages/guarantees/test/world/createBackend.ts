import {
  type ServerProcess,
  type ServerProcessOptions,
  startServerProcess,
} from '../../../server/test/startServerProcess.js';
import { createOperator, type Operator } from './createOperator.js';

/** A real server process that can be killed at any time, and one operator who takes every chat. */
export interface Backend {
  readonly server: ServerProcess;
  readonly operator: Operator;
  readonly isUp: () => boolean;
  /** Kills -9 and starts again after `downMs`; while it is down already, nothing happens. */
  kill(downMs: number): void;
  /** Resolves when the server listens and the operator is at the desk. */
  ready(): Promise<void>;
  /** How often it was killed. */
  readonly kills: number;
  /** Called at each kill; the answer stops it. */
  onKill(listener: () => void): () => void;
  dispose(): Promise<void>;
}

/** Nobody's limits stand in the way of a test that is a thousand visitors at one address. */
export const boundless: ServerProcessOptions['env'] = {
  COMPTOIR_LIMIT_NEW_VISITORS: '1000000/100000',
  COMPTOIR_LIMIT_MESSAGES: '1000000/100000',
  COMPTOIR_LIMIT_FRAMES: '1000000/100000',
  COMPTOIR_LIMIT_UPLOADS: '1000000/100000',
  COMPTOIR_LIMIT_SOCKETS_PER_ADDRESS: '100000',
  COMPTOIR_LIMIT_SOCKETS_PER_VISITOR: '1000',
  COMPTOIR_CHATS_PER_OPERATOR: '100000',
  COMPTOIR_GRACE_MS: '600000',
  COMPTOIR_RESTART_GRACE_MS: '600000',
  COMPTOIR_LOG_LEVEL: 'info',
};

const readyMs = 60_000;

/** Starts it. */
export async function createBackend(options: ServerProcessOptions = {}): Promise<Backend> {
  const server = await startServerProcess({ ...options, env: { ...boundless, ...options.env } });
  const listeners = new Set<() => void>();
  const cookie = await server.signIn('operator', 'test-password-1');
  const operator = createOperator(async () => ({ url: server.url, cookie }));
  let isUp = true;
  let kills = 0;
  let restarting: Promise<void> = Promise.resolve();

  async function comeBack(downMs: number): Promise<void> {
    await server.kill();
    await new Promise((resolve) => setTimeout(resolve, downMs));
    await server.restart();
    isUp = true;
    operator.signal.changed();
  }

  return {
    server,
    operator,
    isUp: () => isUp,
    get kills() {
      return kills;
    },
    kill(downMs) {
      if (!isUp) return;
      isUp = false;
      kills += 1;
      for (const listener of listeners) listener();
      restarting = comeBack(downMs);
      // Whoever waits for it is told; nobody else needs to know.
      restarting.catch(() => undefined);
    },
    async ready() {
      await restarting;
      const isReady = () => isUp && operator.isConnected();
      if (await operator.signal.until(isReady, readyMs)) return;
      throw new Error(`the server is not back after ${readyMs} ms\n${server.output().slice(-2_000)}`);
    },
    onKill(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async dispose() {
      await restarting.catch(() => undefined);
      await operator.close();
      await server.dispose();
    },
  };
}
