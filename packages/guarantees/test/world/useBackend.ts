import { createFaultProxy } from '@comptoir/transport/fault-proxy';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { formatHistory } from '../../src/history/formatHistory.js';
import { type Backend, createBackend } from './createBackend.js';
import type { Tab } from './createTab.js';
import { createWorld, type World, type WorldOptions } from './createWorld.js';
import { settle } from './settle.js';

/** One server for the tests of a file, and worlds that are let go of after each. */
export interface Bench {
  readonly backend: Backend;
  world(options?: Partial<WorldOptions>): Promise<World>;
  /** Brings the world to rest and expects that no promise was broken. */
  judge(world: World): Promise<void>;
}

/** To be called at the top of a file of tests. */
export function useBackend(): Bench {
  const ends: (() => Promise<void>)[] = [];
  let backend: Backend;
  beforeAll(async () => {
    backend = await createBackend();
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(() => backend.dispose());

  return {
    get backend() {
      return backend;
    },
    async world(options = {}) {
      await backend.ready();
      const wire = await createFaultProxy(() => ({ port: backend.server.port }));
      const world = createWorld(backend, wire, { seed: 1, speed: 1, ...options });
      ends.push(async () => {
        world.dispose();
        await wire.close();
      });
      return world;
    },
    async judge(world) {
      const { anomalies, history } = await settle(world);
      if (anomalies.length > 0) process.stdout.write(formatHistory(history));
      expect(anomalies).toEqual([]);
      expect(world.bugs).toEqual([]);
    },
  };
}

/** Longest wait for what should come within a second or two: a loaded machine is slow. */
const patienceMs = 30_000;

/** Waits for it, and says what did not come. @throws Error */
export async function waitFor(world: World, what: string, holds: () => boolean): Promise<void> {
  if (await world.signal.until(holds, patienceMs)) return;
  const states = world.tabs.map(({ session }) => session.$connection.get().phase).join();
  throw new Error(`${what} did not come within ${patienceMs} ms; tabs: ${states}`);
}

/** The first tab. */
export function firstTab({ tabs }: World): Tab {
  const [tab] = tabs;
  if (tab === undefined) throw new Error('no tab is open');
  return tab;
}

/** Waits until the tab is online. */
export const online = (world: World, { session }: Tab): Promise<void> =>
  waitFor(world, 'the connection', () => session.$connection.get().phase === 'online');

/** Waits until nothing of the tab is on its way. */
export const delivered = (world: World, { session }: Tab): Promise<void> =>
  waitFor(world, 'the acknowledgement', () =>
    session.$messages.get().every(({ status }) => status !== 'pending'),
  );
