import { formatHistory } from '../../src/history/formatHistory.js';
import type { World } from '../world/createWorld.js';
import { settle } from '../world/settle.js';

/** What broke a promise; `history` is the JSONL to look at. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
  constructor(
    message: string,
    readonly history: string,
  ) {
    super(message);
  }
}

/**
 * Brings a world to rest and judges it.
 *
 * @throws BrokenPromise with every anomaly, and with what a session reported about itself.
 */
export async function judge(world: World): Promise<void> {
  const { anomalies, history } = await settle(world);
  const lines = [
    ...anomalies.map(({ kind, at, what, why }) => `${kind} at ${at} (${what}): ${why}`),
    ...world.bugs.map((bug) => `reported: ${bug instanceof Error ? bug.stack : String(bug)}`),
  ];
  if (lines.length > 0) throw new BrokenPromise(lines.join('\n'), formatHistory(history));
}
