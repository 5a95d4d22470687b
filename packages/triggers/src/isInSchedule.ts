import type { Schedule } from './rules.js';
import type { ZoneTime } from './toZoneTime.js';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Whether a rule may speak at this time; hours that pass midnight belong to the day they began on. */
export function isInSchedule(schedule: Schedule, time: ZoneTime | undefined): boolean {
  if (!time) return false;
  const [from = 0, until = 1440] = (schedule.hours ?? []).map(toMinutes);
  const { minutes, date, weekday } = time;
  const passesMidnight = from > until;
  const isOpen = passesMidnight ? minutes >= from || minutes < until : minutes >= from && minutes < until;
  const day = days[(weekday + (passesMidnight && minutes < until ? 6 : 0)) % 7];
  return (
    isOpen &&
    (!schedule.days || (day !== undefined && schedule.days.includes(day))) &&
    (!schedule.from || date >= schedule.from) &&
    (!schedule.until || date < schedule.until)
  );
}

function toMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
