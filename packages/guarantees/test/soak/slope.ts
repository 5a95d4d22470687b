/** One reading of something that may grow. */
export interface Reading {
  readonly atMs: number;
  readonly value: number;
}

/** How fast it grows, by least squares: units of `value` a minute; `undefined` with less than three readings. */
export function slope(readings: readonly Reading[]): number | undefined {
  if (readings.length < 3) return undefined;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(readings.map(({ atMs }) => atMs));
  const y = mean(readings.map(({ value }) => value));
  const above = readings.reduce((sum, { atMs, value }) => sum + (atMs - x) * (value - y), 0);
  const below = readings.reduce((sum, { atMs }) => sum + (atMs - x) ** 2, 0);
  return below === 0 ? undefined : (above / below) * 60_000;
}
