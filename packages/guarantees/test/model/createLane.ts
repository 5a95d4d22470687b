import { createFaultProxy } from '@comptoir/transport/fault-proxy';
import fc from 'fast-check';
import type { History } from '../../src/history/historyEvent.js';
import type { Backend } from '../world/createBackend.js';
import { createWorld, type World, type WorldOptions } from '../world/createWorld.js';
import { perform } from '../world/perform.js';
import type { Step } from '../world/step.js';
import { judge } from './judge.js';
import { type Model, stepCommands } from './stepCommands.js';

/** What one run is made of. */
export interface RunInput {
  readonly commands: Iterable<fc.AsyncCommand<Model, World>>;
  readonly setting: WorldOptions;
}

/** Runs histories, one at a time, over a faulty wire of its own. */
export interface Lane {
  readonly property: fc.IAsyncPropertyWithHooks<[RunInput]>;
  /** Runs these steps and judges. @throws BrokenPromise */
  replay(steps: readonly Step[], setting: WorldOptions): Promise<void>;
}

/** Longest run; lengths below are all as likely. */
const mostCommands = 30;

const input = fc.record({
  commands: fc.commands([...stepCommands], { maxCommands: mostCommands, size: 'max' }),
  setting: fc.record({
    seed: fc.integer(),
    carrier: fc.constantFrom('auto' as const, 'websocket' as const, 'sse' as const),
    // The smallest counterexample has both.
    locks: fc.boolean().map((isMissing) => !isMissing),
    channels: fc.boolean().map((isMissing) => !isMissing),
  }),
});

/** @param onJudged told of each history that was found clean. */
export function createLane(backend: Backend, onJudged: (history: History) => void): Lane {
  async function live(setting: WorldOptions, run: (world: World) => Promise<void>): Promise<void> {
    await backend.ready();
    const wire = await createFaultProxy(() => ({ port: backend.server.port }));
    let world: World | undefined;
    try {
      world = createWorld(backend, wire, setting);
      await run(world);
      await judge(world);
      onJudged(world.history);
    } finally {
      const talks = world?.tabs.flatMap((tab) => world?.talkOf(tab) ?? []) ?? [];
      world?.dispose();
      await wire.close();
      // So that the desk does not hold every chat there ever was.
      for (const { conversation } of talks) void backend.operator.ask({ type: 'end', conversation });
    }
  }

  return {
    property: fc.asyncProperty(input, ({ commands, setting }) =>
      live(setting, (real) => fc.asyncModelRun(() => ({ model: { tabs: 1 }, real }), commands)),
    ),
    replay: (steps, setting) =>
      live(setting, async (world) => {
        for (const step of steps) await perform(world, step);
      }),
  };
}
