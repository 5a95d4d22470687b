import fc from 'fast-check';
import { type Backend, createBackend } from '../world/createBackend.js';
import type { WorldOptions } from '../world/createWorld.js';
import type { Step } from '../world/step.js';
import { countSteps } from './countSteps.js';
import { createLane, type RunInput } from './createLane.js';
import { BrokenPromise } from './judge.js';
import type { Regression } from './regressions.js';

/** How many histories, and from which seed on. */
export interface RunOptions {
  readonly backend: Backend;
  readonly seed: number;
  readonly histories: number;
  /** Histories that run at the same time, each over its own wire, all at one server. */
  readonly lanes: number;
  readonly onProgress?: (executed: number) => void;
}

/** One broken promise with everything that is needed to see it again. */
export interface Failure extends Regression {
  readonly seed: number;
  readonly path: string;
  /** Whether it broke again when nothing else ran beside it. */
  readonly isRepeatable: boolean;
  /** JSONL for `scripts/check.ts`. */
  readonly history: string;
}

/** What many histories came to. */
export interface RunReport {
  readonly executed: number;
  readonly seconds: number;
  readonly kills: number;
  /** How often each kind of step was done. */
  readonly totals: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
}

type Found = fc.RunDetails<[RunInput]> & { readonly counterexample: [RunInput] };

/** Shrinking runs real time; more than this is not worth it. */
const shrinkMs = 90_000;

function stepsOf({ commands }: RunInput): readonly Step[] {
  // Only those that were run are named; the list's last word is its own replay path.
  const text = String(commands).replace(/\/\*.*\*\/$/, '');
  return JSON.parse(`[${text}]`) as readonly Step[];
}

function toFailure(found: Found, setting: WorldOptions, isRepeatable: boolean): Failure {
  const error = found.errorInstance;
  const [input] = found.counterexample;
  return {
    broke: error instanceof Error ? error.message : String(error),
    setting,
    steps: stepsOf(input),
    seed: found.seed,
    path: found.counterexamplePath ?? '',
    isRepeatable,
    history: error instanceof BrokenPromise ? error.history : '',
  };
}

const isFound = (details: fc.RunDetails<[RunInput]>): details is Found =>
  details.failed && details.counterexample !== null;

/** Runs one failing history again, alone at a server of its own, and shrinks it. */
async function shrink({ seed, counterexamplePath }: Found): Promise<Found | undefined> {
  const backend = await createBackend();
  try {
    const lane = createLane(backend, () => undefined);
    const details = await fc.check(lane.property, {
      seed,
      ...(counterexamplePath !== null && { path: counterexamplePath }),
      numRuns: 1,
      interruptAfterTimeLimit: shrinkMs,
    });
    return isFound(details) ? details : undefined;
  } finally {
    await backend.dispose();
  }
}

/** Runs histories side by side; each lane stops at its first failure, which is then shrunk. */
export async function runHistories(options: RunOptions): Promise<RunReport> {
  const { backend, histories, lanes, onProgress, seed } = options;
  const totals = new Map<string, number>();
  const start = performance.now();
  let executed = 0;
  const results = await Promise.all(
    Array.from({ length: lanes }, async (_, index) => {
      const lane = createLane(backend, (history) => {
        executed += 1;
        countSteps(totals, history);
        onProgress?.(executed);
      });
      const share = Math.ceil((histories - index) / lanes);
      return fc.check(lane.property, { seed: seed + index, numRuns: share, endOnFailure: true });
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  const failures: Failure[] = [];
  for (const found of results.filter(isFound)) {
    const [{ setting }] = found.counterexample;
    // The first is enough to work on; the others may well be the same.
    const smaller = failures.length === 0 ? await shrink(found) : undefined;
    failures.push(
      smaller
        ? toFailure(smaller, smaller.counterexample[0].setting, true)
        : toFailure(found, setting, false),
    );
  }
  return { executed, seconds, kills: backend.kills, totals, failures };
}
