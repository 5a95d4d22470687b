import type { Schedule } from './rules.js';
import type { ZoneTime } from './toZoneTime.js';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Whether a rule may speak at this time; hours that pass midnight belong to the day they began on. */
export function isInSchedule(schedule: Schedule, time: ZoneTime | undefined): boolean {
  if (!time) return false;
  const [from = '00:00', until = '24:00'] = schedule.hours ?? [];
  const { clock, date, weekday } = time;
  const passesMidnight = from > until;
  const isOpen = passesMidnight ? clock >= from || clock < until : clock >= from && clock < until;
  const day = days[(weekday + (passesMidnight && clock < until ? 6 : 0)) % 7];
  return (
    isOpen &&
    (!schedule.days || (day !== undefined && schedule.days.includes(day))) &&
    (!schedule.from || date >= schedule.from) &&
    (!schedule.until || date < schedule.until)
  );
}
