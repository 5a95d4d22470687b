/** The pieces that are there and not empty, with a separator between them. */
export function joined(separator: string, ...pieces: readonly (string | undefined)[]): string {
  return pieces.filter((piece) => piece !== undefined && piece !== '').join(separator);
}
