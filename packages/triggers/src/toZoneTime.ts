/** A moment as the clock on a shop's wall shows it. */
export interface ZoneTime {
  /** `2026-11-21` */
  readonly date: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** `14:05`; plain comparison sorts it. */
  readonly clock: string;
}

// Making a format costs a hundred times as much as using it, and all rules of one decision ask for the same moment.
const formats = new Map<string, Intl.DateTimeFormat>();
let latest: { readonly zone: string; readonly now: number; readonly time: ZoneTime } | undefined;

/** Reads a moment (milliseconds since the epoch) in an IANA zone; `undefined` when there is no such zone. */
export function toZoneTime(zone: string | undefined, now: number): ZoneTime | undefined {
  if (!zone) return undefined;
  if (latest?.zone === zone && latest.now === now) return latest.time;
  try {
    // The Swedish locale writes ISO dates: 2026-11-21 14:05
    const format =
      formats.get(zone) ??
      new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
    const [date = '', clock = ''] = format.format(now).split(' ');
    latest = { zone, now, time: { date, weekday: new Date(date).getUTCDay(), clock } };
    return latest.time;
  } catch {
    return undefined;
  }
}
