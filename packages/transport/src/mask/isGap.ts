/** Spaces and dashes that people put between groups of digits, by their code units. */
export function isGap(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x2d ||
    code === 0xa0 ||
    code === 0x2007 ||
    code === 0x2009 ||
    code === 0x202f ||
    (code >= 0x2010 && code <= 0x2014)
  );
}
