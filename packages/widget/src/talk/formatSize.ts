/** Bytes as kB or MB, in the digits of a language. */
export function formatSize(bytes: number, tag: string): string {
  const large = bytes > 999_000;
  const value = large ? bytes / 1_000_000 : Math.ceil(bytes / 1_000);
  return `${value.toLocaleString(tag, { maximumFractionDigits: 1 })} ${large ? 'MB' : 'kB'}`;
}
