/** Prints a measured time in the one form that is looked for when the guarantees are written down. */
export function printFigure(guarantee: string, what: string, ms: number): void {
  process.stdout.write(`figure ${guarantee}: ${what}: ${Math.round(ms)} ms\n`);
}
