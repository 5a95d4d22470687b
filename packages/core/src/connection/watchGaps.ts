import type { Environment } from '../environment.js';

/** How soon after waking a gap is noticed where timers slept, too. */
const beatMs = 2_000;
/** Two heartbeats of a carrier: by then the other side may have hung up without a word. */
const gapMs = 30_000;

/**
 * Watches for time that went by unnoticed.
 *
 * @param onGap `isSure` when everything stood still though the page was seen. Else the page was hidden, and its
 * timers were slowed down, or a clock was set; or it slept on a system whose steady clock sleeps along.
 * @returns the end of watching.
 */
export function watchGaps(environment: Environment, onGap: (isSure: boolean) => void): () => void {
  const { now, visible, steady = now } = environment;
  let [wall, tick, seen] = [now(), steady(), visible()];
  let stop = environment.after(beatMs, beat);

  function beat(): void {
    const isSure = seen && steady() - tick > gapMs;
    const isGap = isSure || now() - wall > gapMs;
    stop = environment.after(beatMs, beat);
    // Who looks again after a while wants to know whether the link still holds; until then nobody asks.
    seen = visible();
    if (!seen) return;
    [wall, tick] = [now(), steady()];
    if (isGap) onGap(isSure);
  }

  return () => stop();
}
