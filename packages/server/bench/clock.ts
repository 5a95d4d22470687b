/** Milliseconds since the epoch with fractions; all processes of one machine agree on it. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}
