/** Hours and minutes; `undefined` when the time zone is not one the browser knows. */
export function formatTime(at: number, timeZone?: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      ...(timeZone === undefined ? {} : { timeZone }),
    }).format(at);
  } catch {
    return undefined;
  }
}

/** A day in words, as a separator between messages. */
export function formatDay(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long' }).format(at);
}
