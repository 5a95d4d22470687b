/** Those that stand alone. */
const gaps = [9, 0x20, 0x2d, 0x5f, 0xa0, 0xad, 0x202f, 0x2060, 0x2212, 0x3000];

/**
 * Spaces, dashes and, in names of files, underscores that people put between groups of digits, by their code units, and
 * what nobody sees: it comes along when a number is copied. From U+2000 on they all stand together, up to the last dash.
 */
export function isGap(code: number): boolean {
  return (code > 0x1fff && code < 0x2016) || gaps.includes(code);
}
