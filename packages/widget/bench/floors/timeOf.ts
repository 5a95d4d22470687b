let format: Intl.DateTimeFormat | undefined;

/** `2:05 PM` */
export function timeOf(at: number): string {
  format ??= new Intl.DateTimeFormat('en', { timeStyle: 'short' });
  return format.format(at);
}

/** As many rows as the browser lays out together or not at all. */
export const rowsInBlock = 50;
