const clock = { hour: '2-digit', minute: '2-digit' } as const;
// Making one costs more than all the messages of a chat.
const hours = new Intl.DateTimeFormat('en-GB', clock);
const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const days = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long' });

/** Hours and minutes; `undefined` when the time zone is not one the browser knows. */
export function formatTime(at: number, timeZone?: string): string | undefined {
  try {
    const format = timeZone === undefined ? hours : new Intl.DateTimeFormat('en-GB', { ...clock, timeZone });
    return format.format(at);
  } catch {
    return undefined;
  }
}

/** A day with its year, for what is read later. */
export function formatDate(at: number): string {
  return dates.format(at);
}

/** A day in words, as a separator between messages. */
export function formatDay(at: number): string {
  return days.format(at);
}
