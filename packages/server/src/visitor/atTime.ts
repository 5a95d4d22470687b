/** Calls back when the clock reads `time`; the answer calls it off. @param now milliseconds since the epoch. */
export function atTime(time: number, now: () => number, call: () => void): () => void {
  const timer = setTimeout(call, Math.max(0, time - now()));
  return () => clearTimeout(timer);
}
