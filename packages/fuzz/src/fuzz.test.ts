import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runTarget } from './runTarget.js';
import { target } from './target.js';
import { targets } from './targets.js';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const inputs = 300;

describe(`everything that reads what others wrote (SEED=${seed})`, () => {
  it.each(targets.map((one) => [one.name, one] as const))('%s', { timeout: 60_000 }, async (_name, one) => {
    const outcome = await runTarget(one, { inputs, seed });
    expect(outcome.inputs).toBe(inputs);
    expect(outcome.taken).toBeGreaterThan(0);
  });
});

describe('the judge', () => {
  const run = (read: (text: string) => unknown): Promise<unknown> =>
    runTarget(target({ name: 'planted', inputs: fc.string(), read, isRefusal: () => false }), {
      inputs: 200,
      seed,
    });

  it('sees an exception that is no refusal, and says how to see it again', async () => {
    const failing = run((text) => {
      if (text.length > 3) throw new TypeError('Cannot read properties of undefined');
    });
    await expect(failing).rejects.toThrow(/SEED=-?\d+ FUZZ_PATH=[\d:]+ FUZZ_TARGET='planted'/);
  });

  it('sees a prototype that was written to', async () => {
    const failing = run(() => {
      // biome-ignore lint/suspicious/noExplicitAny: the fault itself
      (Object.prototype as any).polluted = true;
    });
    try {
      await expect(failing).rejects.toThrow(/planted/);
    } finally {
      // biome-ignore lint/suspicious/noExplicitAny: and its end
      delete (Object.prototype as any).polluted;
    }
  });
});
