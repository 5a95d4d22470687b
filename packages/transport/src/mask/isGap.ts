/**
 * Spaces and dashes that people put between groups of digits, by their code units, and what nobody sees: it comes along
 * when a number is copied. From U+2000 on they all stand together, up to the last dash.
 */
export function isGap(code: number): boolean {
  return (
    code === 9 ||
    code === 0x20 ||
    code === 0x2d ||
    code === 0xa0 ||
    code === 0xad ||
    (code > 0x1fff && code < 0x2016) ||
    code === 0x202f ||
    code === 0x2060 ||
    code === 0x2212 ||
    code === 0x3000
  );
}
