import type { Schedule } from './rules.js';
import type { ZoneTime } from './toZoneTime.js';

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Whether a rule may speak at this time; hours that pass midnight belong to the day they began on. */
export function isInSchedule(schedule: Schedule, time: ZoneTime | undefined): boolean {
  if (!time) return false;
  const { days, hours, from, until } = schedule;
  const { clock, date, weekday } = time;
  const opens = hours?.[0] ?? '00:00';
  const closes = hours?.[1] ?? '24:00';
  const isLate = clock >= opens;
  const isEarly = clock < closes;
  const passesMidnight = opens > closes;
  const day = names[(weekday + (passesMidnight && isEarly ? 6 : 0)) % 7];
  return (
    (passesMidnight ? isLate || isEarly : isLate && isEarly) &&
    (!days || days.some((open) => open === day)) &&
    (!from || date >= from) &&
    (!until || date < until)
  );
}
