/** The value that so large a share of all lies at or below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Prints a measured figure in the one form that the docs are filled from. */
export function figure(guarantee: string, what: string, value: string): void {
  process.stdout.write(`figure ${guarantee} ${what} = ${value}\n`);
}
