import type { Capabilities } from '../transport.js';
import { advice } from './advice.js';
import { within } from './assertions.js';
import { cases } from './cases.js';
import type { ConformanceCase } from './conformanceCase.js';
import { createStage } from './createStage.js';
import type { Ability, Harness } from './harness.js';
import { missingNeed, type Need } from './needs.js';

/** How the kit is run. */
export interface TestTransportOptions {
  /** The runner's: `test` of vitest, of `node:test`, or anything alike. */
  readonly test: (name: string, run: () => Promise<void>) => unknown;
  /** What a connection of this adapter offers; take it from a real one where the backend has a say in it. */
  readonly capabilities: Capabilities;
  /** What the harness can do to the backend. */
  readonly abilities: readonly Ability[];
  /** Called once per case. */
  readonly create: () => Promise<Harness>;
  /** Of every single wait, in milliseconds. @default 5000 */
  readonly deadlineMs?: number;
}

/** What was run, known as soon as the tests are registered. To be pinned in a file. */
export interface ConformanceReport {
  readonly offered: readonly string[];
  /** Case id to the first need that is not met. */
  readonly notOffered: Readonly<Record<string, Need>>;
  /** Case id to the test that proves it once for all adapters, from the root of the repository. */
  readonly elsewhere: Readonly<Record<string, string>>;
}

/** What was promised, what was seen, what to do. */
function explained({ id, title }: ConformanceCase, cause: unknown): Error {
  const seen = cause instanceof Error ? cause.message : String(cause);
  const error = new Error(`#${id} promises: ${title}.\nSeen: ${seen}\nTo do: ${advice[id]}`, { cause });
  // The trace of the case is what helps; the one of this function does not.
  if (cause instanceof Error && cause.stack) error.stack = cause.stack.replace(cause.message, error.message);
  return error;
}

/**
 * Registers one test per case. A case whose need is not met, and one that is no adapter's matter, is registered
 * too, under a name that says so, and stands in the report: compare that with a pinned one, and no capability can
 * vanish unseen.
 */
export function testTransport(options: TestTransportOptions): ConformanceReport {
  const { test, capabilities, abilities, create, deadlineMs = 5000 } = options;
  const offered: string[] = [];
  const notOffered: Record<string, Need> = {};
  const elsewhere: Record<string, string> = {};

  for (const one of cases) {
    const { id, title } = one;
    if ('provenIn' in one) {
      elsewhere[`#${id}`] = one.provenIn;
      test(`#${id} ${title} (proven in ${one.provenIn})`, async () => undefined);
      continue;
    }
    const { needs = [], run } = one;
    const missing = missingNeed(needs, capabilities, abilities);
    if (missing !== undefined) {
      notOffered[`#${id}`] = missing;
      test(`#${id} ${title} (not offered: ${missing})`, async () => undefined);
      continue;
    }
    offered.push(`#${id}`);
    test(`#${id} ${title}`, async () => {
      const harness = await create();
      const stage = createStage(harness, deadlineMs);
      let failure: unknown;
      try {
        await run(stage);
      } catch (cause) {
        failure = cause;
      }
      harness.wire?.heal();
      // What the case found comes first; a mess left behind is a finding of its own.
      await stage.clear().catch((cause: unknown) => {
        failure ??= cause;
      });
      await within(harness.dispose(), deadlineMs * 4, 'dispose() settles').catch((cause: unknown) => {
        failure ??= cause;
      });
      if (failure !== undefined) throw explained(one, failure);
    });
  }
  return { offered, notOffered, elsewhere };
}
