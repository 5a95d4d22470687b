/** A file's size as the visitor's window says it: whole kB, never none; from a million bytes on MB. */
export function formatBytes(bytes: number): string {
  const large = bytes > 999_000;
  const value = large ? bytes / 1_000_000 : Math.ceil(bytes / 1000);
  return `${value.toLocaleString('en', { maximumFractionDigits: 1 })} ${large ? 'MB' : 'kB'}`;
}
